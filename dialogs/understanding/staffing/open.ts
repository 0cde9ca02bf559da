import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isEstimated } from './estimates.ts';
import { clausesOf, type Part } from './parts.ts';

/**
 * Whether a number is a stretch ("2 to 3 in presales, 5 in aftersales") or an estimate ("two three people"), one to come ("we hire two next month"), one
 * that is over ("we were five, now I don't know"), that of each place or of teams, or of those besides the speaker.
 */
export function isLeftOpen(parts: Part[], items: Item[]): boolean {
  return (
    isStretch(parts, items) ||
    isEstimated(items) ||
    isUnknownSide(parts, items) ||
    isToCome(parts, items) ||
    isPlanned(parts, items) ||
    isOver(parts, items) ||
    isOfEachPlace(items) ||
    isBesidesSelf(parts, items) ||
    areTeams(parts, items)
  );
}

/** "Three people in each branch", "two in every shift": how many of those there are is not read. */
function isOfEachPlace(items: Item[]): boolean {
  const isPlace = (item: Item | undefined): boolean => is(item, 'premises') || is(item, 'shift');
  const sites = items.some((item) => is(item, 'sites'));
  return items.some((item, at) => {
    if (sites && is(item, 'each')) return true;
    if (is(item, 'per')) return is(items[at - 1], 'shift') || is(items[at + 1], 'shift');
    if (!is(item, 'each')) return false;
    let next = at + 1;
    while (isFiller(items[next]) && !isPlace(items[next])) next++;
    return isPlace(item) || isPlace(items[next]);
  });
}

/** "Besides me there are two in presales": what the speaker does is not told. */
function isBesidesSelf(parts: Part[], items: Item[]): boolean {
  return (
    items.some((item) => is(item, 'besides-me')) &&
    parts.some((part) => part.kind === 'count' && part.count > 0)
  );
}

/** "We have two teams, one for pre-sales and one for after-sales": who is in them is not told. */
function areTeams(parts: Part[], items: Item[]): boolean {
  const isMany = (item: Item | undefined): boolean => Number(meaningOf(item, 'number') ?? 0) > 1;
  const team = items.findIndex(
    (item, at) =>
      is(item, 'team') && (isMany(items[at - 1]) || isMany(items[at + 1]) || dualTeam.test(item.raw)),
  );
  if (team < 0) return false;
  const counts = parts.filter((part) => part.kind === 'count' && part.at > team + 1);
  const ones = counts.every(
    (part) => part.kind === 'count' && part.count === 1 && !is(items[part.at + 1], 'person'),
  );
  return counts.length > 1 && ones;
}

const dualTeam = /^(?:فريقين|مجموعتين)$/u;

/** A number of former times, and a doubt, or words that are not read, instead of the one of now. */
function isOver(parts: Part[], items: Item[]): boolean {
  const was = items.findIndex((item) => is(item, 'formerly'));
  const now = items.findIndex((item, at) => at > was && is(item, 'nowadays'));
  if (was < 0 || now < 0 || parts.some(({ kind, at }) => kind === 'count' && at > now)) return false;
  // "It used to be five, now …": what there is now is not read.
  if (parts.filter(({ kind, at }) => kind === 'count' && at > was && at < now).length === 1) return true;
  return items.slice(now).some((item) => is(item, 'unsure') || is(item, 'vague') || is(item, 'depends'));
}

/**
 * Two numbers with "to" between, beside a third, 2-3 + 5, or behind one role and before the other: 售前3到5个，售后不清楚.
 */
function isStretch(parts: Part[], items: Item[]): boolean {
  const counts = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  const isBetween =
    roles.length === 2 && roles.filter(({ at }) => at > (counts.at(-1)?.at ?? 0)).length === 1;
  if (counts.length < 3 && !isBetween) return false;
  return counts.some((high, index) => {
    const low = counts[index - 1];
    if (low === undefined || low.count >= high.count) return false;
    // 사후 2명까지 총 5명
    if (items.slice(low.at, high.at).some((item) => is(item, 'in-total'))) return false;
    const between = items.slice(low.at + 1, high.at).filter((item) => !isFiller(item) && !is(item, 'person'));
    const [link, other] = between;
    return other === undefined && ['until', 'dash', 'tilde', 'or'].some((tag) => is(link, tag));
  });
}

/** "Pre-sales I honestly don't know, after-sales three": the speaker knows one side only, and is not counted in the other. */
function isUnknownSide(parts: Part[], items: Item[]): boolean {
  return items.some((item, at) => {
    if (!is(item, 'unsure') && !is(item, 'to-look-up')) return false;
    const isEnd = (other: Item): boolean => clauseEnds.some((tag) => is(other, tag));
    const start = items.slice(0, at).findLastIndex(isEnd);
    const length = items.slice(at).findIndex(isEnd);
    const end = length < 0 ? items.length : at + length;
    const own = parts.filter((part) => part.at > start && part.at < end);
    const self = own.every((part) => part.kind === 'role' || is(items[part.at], 'myself'));
    return self && own.some(({ kind }) => kind === 'role') && own.some(({ kind }) => kind === 'name');
  });
}

/** A number in a clause with "next month" counts people who are not there yet. */
function isToCome(parts: Part[], items: Item[]): boolean {
  if (!items.some(isAhead)) return false;
  let at = 0;
  return clausesOf(parts, items, clauseEnds).some((own, index) => {
    const start = at;
    if (index > 0) at++;
    while (at < items.length && !clauseEnds.some((tag) => is(items[at], tag))) at++;
    return (
      items.slice(start, at).some(isAhead) && own.some((part) => part.kind === 'count' && part.count > 0)
    );
  });
}

/** "We will have two in presales and three in after-sales": said before the first number or, at the end of a verb, behind the last. */
function isPlanned(parts: Part[], items: Item[]): boolean {
  const planned = items.findLastIndex((item) => is(item, 'will-have'));
  const counts = parts.filter((part) => part.kind === 'count' && part.count > 0);
  const [first, last] = [counts[0]?.at, counts.at(-1)?.at];
  if (planned < 0 || first === undefined || last === undefined) return false;
  if (items.some((item) => is(item, 'nowadays') || is(item, 'nobody'))) return false;
  const between = items.slice(last, planned);
  return (
    planned < first || (planned > last && !between.some((item) => clauseEnds.some((tag) => is(item, tag))))
  );
}

const clauseEnds = ['comma', 'semicolon', 'dot', 'line', 'but'];

function isAhead(item: Item): boolean {
  return ['relative-month', 'relative-year'].some((tag) => Number(meaningOf(item, tag) ?? 0) > 0);
}
