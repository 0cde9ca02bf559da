import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type Part, people, type RolePart, repeat } from './parts.ts';

/** "Just one person, who takes care of pre-sales as well as after-sales": one is counted, and both roles are said of them. */
export function oneWhoDoesBoth(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [count, another] = parts.filter((part) => part.kind === 'count');
  if (count?.count !== 1 || another) return undefined;
  const roles = parts.filter((part) => part.kind === 'role');
  const [first, second] = roles;
  const both = second === undefined ? first?.roles.length === 2 : areSaidTogether(roles, items);
  if (!both || first === undefined || first.at < count.at) return undefined;
  const isMeant = ({ at }: Part): boolean =>
    is(items[at], 'third-person') || (at === count.at + 1 && is(items[at], 'person'));
  if (parts.some((part) => part.kind === 'name' && !isMeant(part))) return undefined;
  const alone = ['single', 'alone'].some((tag) => is(items[count.at], tag));
  const told = alone || items.some((item) => is(item, 'only') || is(item, 'third-person'));
  const unknown = items.filter(({ meanings }) => meanings.length === 0).length;
  const sure = unknown <= mostUnknown && !items.some((item) => otherwise.some((tag) => is(item, tag)));
  return told && sure ? people(repeat([...staffRoles], 1)) : undefined;
}

/** "Pre-sales and after-sales", "sia di pre che di post", "pra jual sekaligus purna jual". */
export function areSaidTogether([one, other, third]: RolePart[], items: Item[]): boolean {
  if (!one || !other || third || one.roles.join() === other.roles.join()) return false;
  const before = items.slice(Math.max(0, one.at - farthest), one.at);
  const announced = before.some((item) => is(item, 'both-of'));
  return items
    .slice(one.at + 1, other.at)
    .every(
      (item) => isFiller(item) || (announced && !is(item, 'number')) || links.some((tag) => is(item, tag)),
    );
}

const links = [
  'and',
  'or',
  'too',
  'comma',
  'dash',
  'slash',
  'plus',
  'as-well',
  'including',
  'both-of',
  'negation',
];
/** Small words between "both" and the first role. */
const farthest = 3;

/** "Takes care of" may hold two words that are not known. */
const mostUnknown = 2;

/** What says that somebody else, or nobody, does one of the roles. */
const otherwise = [
  ...['negation', 'not', 'nobody', 'outsider', 'other-job', 'has-left', 'has-joined', 'to-hire'],
  ...['each', 'respectively', 'vague', 'unsure', 'the-rest', 'formerly', 'question'],
];
