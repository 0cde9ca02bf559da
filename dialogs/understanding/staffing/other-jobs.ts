import { type Item, is } from '../items.ts';

/**
 * "Three presales, four support and two developers", 售前3人、售后4人、开发2人: people with another job are left out where
 * both roles are told beside them. They count where they are said to do one of the roles.
 */
export function withoutOtherJobs(received: Item[]): Item[] {
  if (!received.some((item) => is(item, 'other-job'))) return received;
  const items = withoutSideJobs(received);
  const clauses = clausesOf(items);
  const left = clauses.filter((clause, at) => !isOfOtherJob(clause) || goesOn(clauses[at + 1]));
  const rest = left.flat();
  const isTold = (roles: string[]): boolean => rest.some((item) => roles.some((role) => is(item, role)));
  const complete = isTold(['both-roles']) || (isTold(before) && isTold(after));
  return complete && left.length < clauses.length ? rest : items;
}

/** 还兼市场, マーケティングも兼務: what somebody does besides is neither of the two roles. */
function withoutSideJobs(items: Item[]): Item[] {
  const isJob = (item: Item | undefined): boolean => is(item, 'other-job');
  return items.filter((item, at) => {
    if (!is(item, 'both-roles') || !is(item, 'as-well')) return true;
    return (
      !isJob(items[at + 1]) &&
      !isJob(items[at - 1]) &&
      !(is(items[at - 1], 'as-well') && isJob(items[at - 2]))
    );
  });
}

const before = ['pre-sales', 'maybe-pre-sales'];
const after = ['after-sales', 'maybe-after-sales'];
const roles = [...before, ...after, 'both-roles', 'hint-after-sales'];

/** So many words that nobody knows may stand beside the job: "two of them brilliant developers". */
const mostUnknown = 1;

function isOfOtherJob(clause: Item[]): boolean {
  const unknown = clause.filter((item) => item.meanings.length === 0).length;
  return clause.some((item) => is(item, 'other-job')) && !clause.some(isOfRole) && unknown <= mostUnknown;
}

/** "…, two developers, who also do support": a role with neither a number nor somebody of its own is still said of them. */
function goesOn(clause: Item[] | undefined): boolean {
  return clause?.some(isOfRole) === true && !clause.some(isSomebody);
}

/** But "…, my wife the books and my brother support" begins with somebody else. */
function isSomebody(item: Item): boolean {
  const isName = item.meanings.length === 0 && /^\p{Lu}\p{Ll}/u.test(item.raw);
  return (
    isName ||
    (!is(item, 'third-person') && ['number', 'relation', 'name', 'myself'].some((tag) => is(item, tag)))
  );
}

function isOfRole(item: Item): boolean {
  return roles.some((role) => is(item, role));
}

/** Each clause with the sign or joint in front of it. */
function clausesOf(items: Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of items) {
    if (joints.some((tag) => is(item, tag))) clauses.push([]);
    clauses.at(-1)?.push(item);
  }
  return clauses;
}

const joints = ['comma', 'semicolon', 'dot', 'line', 'and', 'plus', 'but', 'open'];
