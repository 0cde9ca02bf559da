import { type Item, is, isFiller } from '../items.ts';

/**
 * "After-sales is done by an agency with five people": whose people they are says nothing of how many. Leaves out the
 * words for others; undefined where no number is said of them, as in "nobody for pre-sales, our reseller does that".
 */
export function withoutOutsiders(items: Item[]): Item[] | undefined {
  const others = items.flatMap((item, at) =>
    is(item, 'outsider') && !isCounted(items, at) && !bringsClients(items, at) ? [at] : [],
  );
  if (others.length === 0) return items;
  if (!others.every((at) => isNumbered(items, at))) return undefined;
  // "Un call center esterno": the article and what is not known before it stand for them as well.
  const isLeftOut = (at: number): boolean => {
    if (others.includes(at)) return true;
    if (is(items[at], 'digits') || !is(items[at], 'article')) return false;
    let next = at + 1;
    while (next - at < longestName && !others.includes(next) && isNameless(items[next])) next++;
    return others.includes(next);
  };
  return items.filter((item, at) => !isLeftOut(at) && !(is(item, 'of-them') && at > (others[0] ?? 0)));
}

const longestName = 4;

function isNameless(item: Item | undefined): boolean {
  return item !== undefined && (isFiller(item) || item.meanings.length === 0);
}

/** "Nobody before the sale, customers come through the distributor": in such a clause nobody works for the company. */
function bringsClients(items: Item[], at: number): boolean {
  const start = items.findLastIndex((item, index) => index < at && endsClause(item)) + 1;
  const clause = items.slice(start, at);
  const come = clause.findLastIndex((item) => is(item, 'clients-come'));
  // "Customers come, and our distributor serves them" is another sentence.
  const joined = clause.slice(come + 1).some((item) => is(item, 'and') || is(item, 'but'));
  const behind = items.slice(at + 1);
  const end = behind.findIndex(endsClause);
  const isLast = behind.slice(0, end < 0 ? behind.length : end).every(isFiller);
  return come >= 0 && !joined && isLast && !clause.some(isRole);
}

/** "Two contractors", "three freelancers" are counted themselves. */
function isCounted(items: Item[], at: number): boolean {
  let before = at - 1;
  while (isFiller(items[before]) && !is(items[before], 'article')) before--;
  return is(items[at], 'person') && is(items[before], 'number') && !is(items[before], 'article');
}

/** A number in the clause of others, or behind it before another role is named, that belongs to no other role. */
function isNumbered(items: Item[], others: number): boolean {
  const start = items.findLastIndex((item, at) => at < others && endsClause(item)) + 1;
  const [role] = items.slice(start, others).filter(isRole);
  const next = items.findIndex((item, at) => at > others && isRole(item) && !sameRole(item, role));
  const end = next < 0 ? items.length : next;
  return items.slice(start, end).some((item, index) => {
    const at = start + index;
    if (is(item, 'digits')) return !leadsToRole(items, at, end);
    const number = is(item, 'number') && !(is(item, 'article') && at < others);
    return number && !is(item, 'outsider') && !leadsToRole(items, at, end);
  });
}

/** "Two in presales": the number stands right before the role that ends the stretch. */
function leadsToRole(items: Item[], at: number, end: number): boolean {
  const between = items.slice(at + 1, end);
  return end < items.length && between.every((item) => isFiller(item) || is(item, 'person'));
}

function isRole(item: Item): boolean {
  return ['pre-sales', 'after-sales', 'both-roles'].some((tag) => is(item, tag));
}

function sameRole(one: Item, other: Item | undefined): boolean {
  return other === undefined ? false : is(one, 'pre-sales') === is(other, 'pre-sales');
}

function endsClause(item: Item): boolean {
  return ['comma', 'semicolon', 'dot', 'line', 'but', 'open', 'close'].some((tag) => is(item, tag));
}
