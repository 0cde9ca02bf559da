import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from '../items.ts';

/** "Fünf vor dem Verkauf": words that a clock is read by are a number and a side of the sale. */
export function withCountsApart(items: Item[]): Item[] {
  const mixed = (item: Item): boolean =>
    is(item, 'clock-shift') || isOneBefore(item) || item.raw === '%' || bothInOne.test(item.raw);
  if (!items.some(mixed)) return items;
  return items.flatMap((item, at) => {
    // 售前售后2+3: elsewhere the name of what was asked.
    if (bothInOne.test(item.raw) && !is(item, 'both-roles'))
      return staffRoles.map((role, index) => ({
        ...item,
        start: item.start + 2 * index,
        end: item.start + 2 * index + 2,
        raw: item.raw.slice(2 * index, 2 * index + 2),
        glued: index > 0 || item.glued,
        meanings: [{ tag: role, value: '' }],
      }));
    // "One before they sign, one after": elsewhere a wish to go back.
    if (isOneBefore(item))
      return [
        { ...item, meanings: [{ tag: 'number', value: '1' }] },
        { ...item, meanings: [{ tag: 'maybe-pre-sales', value: '' }] },
      ];
    // "Eine 50%-Kraft" is one person, who works half the time.
    const share =
      item.raw === '%' ? is(items[at - 1], 'digits') : is(item, 'digits') && items[at + 1]?.raw === '%';
    const before = items[item.raw === '%' ? at - 2 : at - 1];
    if (share && (is(before, 'article') || is(before, 'number'))) return [];
    const minutes = Number(meaningOf(item, 'clock-shift') ?? 0);
    const words = /^(\p{L}+\s+)(?:vor|nach)$/iu.exec(item.raw);
    const middle = item.start + (words?.[1]?.length ?? 0);
    if (!words || minutes === 0) return [item];
    const side = minutes < 0 ? 'side-before' : 'side-after';
    return [
      {
        ...item,
        end: middle,
        raw: words[1]?.trim() ?? '',
        meanings: [{ tag: 'number', value: String(Math.abs(minutes)) }],
      },
      {
        ...item,
        start: middle,
        raw: item.raw.slice(middle - item.start),
        glued: false,
        meanings: [{ tag: side, value: '' }],
      },
    ];
  });
}

const bothInOne = /^售前售[后後]$/u;

function isOneBefore(item: Item): boolean {
  return is(item, 'command') && /^one (?:before|prior)$/iu.test(item.raw);
}

/** "Two presales and a couple in support": where only one role is named, a word close to the other means it. */
export function withImpliedRoles(received: Item[]): Item[] {
  const items = withNamedInBoth(received);
  const named = (tag: string): boolean => items.some((item) => is(item, tag));
  const sides = withSides(items) ?? withSidesOfSale(items) ?? withSharedStem(items);
  if (sides) return sides;
  const [before, after] = [named('pre-sales'), named('after-sales')];
  const apart = before || after ? undefined : withRoleApart(items);
  if (apart) return apart;
  // "Two in sales, three in support": each role by a word that is close to it.
  if (!before && !after && named('maybe-pre-sales') && named('maybe-after-sales'))
    return items.map((item) =>
      meantAs(meantAs(item, 'maybe-pre-sales', 'pre-sales'), 'maybe-after-sales', 'after-sales'),
    );
  // "Two salespeople, one technician": a word that tells little tells the other role where nothing else does.
  const hinted = !before && !after && named('maybe-pre-sales') && named('hint-after-sales');
  if (hinted)
    return items.map((item) =>
      meantAs(meantAs(item, 'maybe-pre-sales', 'pre-sales'), 'hint-after-sales', 'after-sales'),
    );
  // "One presales, two support engineers, and Tim does both": with counts of their own, the roles are told apart.
  const counted = items.filter((item) => is(item, 'number') || is(item, 'article')).length > 1;
  if (before === after) return items;
  const [close, meant] = before ? ['maybe-after-sales', 'after-sales'] : ['maybe-pre-sales', 'pre-sales'];
  // "Só nós dois", "only the two of us", counts and tells no role.
  const mixed = items.some((item) => is(item, 'both-roles') && !is(item, 'number')) && !counted;
  return items.map((item, at) => {
    if (mixed && !hasOwnClause(items, at)) return item;
    // "Segue i clienti prima dell'acquisto": when it is done is said behind it.
    const other = before ? 'pre-sales' : 'after-sales';
    return is(items[at + 1], other) && item.raw.includes(' ') ? item : meantAs(item, close, meant);
  });
}

/** "Five technicians for both, plus two salespeople": sellers who are counted behind those who do both. */
function withRoleApart(items: Item[]): Item[] | undefined {
  const both = items.findIndex((item) => is(item, 'both-roles'));
  const role = items.findLastIndex((item) => is(item, 'maybe-pre-sales'));
  if (both < 0 || role < both) return undefined;
  const start = items.findLastIndex((item, at) => at < role && links.some((tag) => is(item, tag)));
  const behind = items.slice(start);
  const counted = behind.filter((item) => is(item, 'number') && !is(item, 'article')).length === 1;
  const [own, other] = behind.filter((item) => is(item, 'person') || ofStaff.some((tag) => is(item, tag)));
  const added = start > both && behind.some((item) => adding.some((tag) => is(item, tag)));
  const apart = added && counted && own !== undefined && (other === undefined || is(other, 'person'));
  if (!apart || behind.some((item) => is(item, 'both-roles') || is(item, 'maybe-after-sales')))
    return undefined;
  return items.map((item, at) => (at === role ? meantAs(item, 'maybe-pre-sales', 'pre-sales') : item));
}

const adding = ['plus', 'plus-word', 'apart', 'more', 'including'];
const links = [...adding, 'and', 'comma', 'semicolon', 'dot', 'but'];
const ofStaff = ['relation', 'name', 'myself'];

/** "3 presales, 2 aftersales, and Lena helps on both sides": beside somebody who is named, both sides are both roles. */
function withNamedInBoth(items: Item[]): Item[] {
  if (items.some((item) => is(item, 'both-roles'))) return items;
  return items.map((item, at) => {
    if (!is(item, 'in-both') || is(items[at + 1], 'number')) return item;
    let before = at - 1;
    while (isFiller(items[before]) && !/^\p{Lu}/u.test(items[before]?.raw ?? '')) before--;
    const isSomebody =
      items[before]?.meanings.length === 0
        ? /^\p{Lu}/u.test(items[before]?.raw ?? '')
        : ['name', 'relation', 'myself'].some((tag) => is(items[before], tag));
    return isSomebody ? { ...item, meanings: [{ tag: 'both-roles', value: '' }] } : item;
  });
}

/** "Ana presales, Ben the tickets afterwards, Eva does both": a clause in which no role is named. */
function hasOwnClause(items: Item[], at: number): boolean {
  const ends = (item: Item): boolean => ['comma', 'semicolon', 'dot', 'line'].some((tag) => is(item, tag));
  const start = items.findLastIndex((item, index) => index < at && ends(item)) + 1;
  const length = items.slice(at).findIndex(ends);
  const clause = items.slice(start, length < 0 ? items.length : at + length);
  const named = ['pre-sales', 'after-sales', 'both-roles'].some((tag) =>
    clause.some((item) => is(item, tag)),
  );
  return !named && clause.some((item) => item.meanings.length === 0 && /^\p{Lu}/u.test(item.raw));
}

/** "One here, one there and one in both": two sides with as many people, whichever is meant by which. */
function withSides(items: Item[]): Item[] | undefined {
  const roles = ['pre-sales', 'after-sales', 'maybe-pre-sales', 'maybe-after-sales', 'sales'];
  if (items.some((item) => roles.some((tag) => is(item, tag)))) return undefined;
  const [first, second, third] = items.filter((item) => is(item, 'a-side'));
  const counts = items.flatMap((item) => meaningOf(item, 'number') ?? meaningOf(item, 'article') ?? []);
  // "Four of us, two here and two there"
  const total = Number(counts[0]) === Number(counts[1]) + Number(counts[2]) && counts.length === 3;
  const [here, there] = total ? counts.slice(1) : counts;
  if (first === undefined || second === undefined || third !== undefined || here !== there) return undefined;
  return items.map((item, at) => {
    if (item === first) return { ...item, meanings: [{ tag: 'pre-sales', value: '' }] };
    if (item === second) return { ...item, meanings: [{ tag: 'after-sales', value: '' }] };
    const isBoth = at > items.indexOf(second) && (is(item, 'in-both') || is(item, 'each'));
    return isBoth ? { ...item, meanings: [{ tag: 'both-roles', value: '' }] } : item;
  });
}

/** "Vor- und Nachverkauf", "vor dem Verkauf": what stands behind completes the side that is only begun. */
function withSharedStem(items: Item[]): Item[] | undefined {
  if (items.some((item) => is(item, 'pre-sales'))) return undefined;
  const begun = items.findIndex((item, at) => {
    if (!is(item, 'side-before') && !is(item, 'maybe-pre-sales')) return false;
    let next = is(items[at + 1], 'dash') ? at + 2 : at + 1;
    if (is(item, 'side-before') && isFiller(items[next]) && is(items[next + 1], 'maybe-pre-sales'))
      return true;
    // لما قبل وما بعد البيع: "and" may be written together with what it leads to.
    const joined = is(items[next], 'after-sales') && /^و/u.test(items[next]?.raw ?? '');
    if (joined) return true;
    if (!['and', 'or', 'negation'].some((tag) => is(items[next], tag))) return false;
    next++;
    while (isFiller(items[next])) next++;
    return is(items[next], 'after-sales');
  });
  if (begun < 0) return undefined;
  return items.map((item, at) => {
    if (at === begun) return { ...item, meanings: [{ tag: 'pre-sales', value: '' }] };
    const isAfter = is(item, 'side-after') && !is(item, 'after-sales');
    return isAfter ? { ...item, meanings: [{ tag: 'after-sales', value: '' }] } : item;
  });
}

/** "Vor 3 nach 3", 前3後3: before and after stand for the roles where nothing but numbers is said of them. */
export function withSidesOfSale(items: Item[]): Item[] | undefined {
  const [before, another] = items.filter((item) => is(item, 'side-before'));
  const [after, other] = items.filter((item) => is(item, 'side-after') || is(item, 'after-sales'));
  const numbers = items.filter((item) => is(item, 'number'));
  if (!before || another || !after || other || numbers.length !== 2) return undefined;
  const bare = items.every(
    (item) => item === before || item === after || isFiller(item) || ofNumbers.some((tag) => is(item, tag)),
  );
  if (!bare) return undefined;
  return items.map((item) => {
    if (item === before) return { ...item, meanings: [{ tag: 'pre-sales', value: '' }] };
    return item === after ? { ...item, meanings: [{ tag: 'after-sales', value: '' }] } : item;
  });
}

const ofNumbers = ['number', 'person', 'comma', 'and', 'dash', 'colon', 'dot'];

function meantAs(item: Item, close: string, meant: string): Item {
  if (!is(item, close)) return item;
  // "Un comercial" asks for a person elsewhere, and counts one here; "a support gal" is one person.
  const asks = item.meanings.filter(({ tag }) => tag === 'command' || tag === 'person');
  return { ...item, meanings: [{ tag: meant, value: '' }, ...asks] };
}
