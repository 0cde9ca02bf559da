import { type Item, is } from '../items.ts';
import { hasAny, isDenial, isNegative } from './clauses.ts';

/**
 * Whether a clause says that there is nothing to refuse: "there's nothing in it | we don't accept", 没有我们不接受的.
 * Only words for "there is no such thing" count, as "no aceptamos nada" denies twice and refuses.
 */
export function findsNothing(words: Item[]): boolean {
  const others = words.filter((item) => !is(item, 'consent-nothing'));
  if (others.length === words.length || hasAny(others, ['condition', 'consent-excepts'])) return false;
  const refusals = others.filter(refuses);
  const isDenied = others.some((item) => !refusals.includes(item) && denies(item));
  return refusals.length > 0 ? !isDenied : isDenied && hasAny(others, agreeing);
}

/** "There's nothing in it | we agree with" holds an agreement and gives none. */
export function agreesToNothing(words: Item[]): boolean {
  return (
    hasAny(words, ['consent-nothing']) &&
    hasAny(words, ['yes']) &&
    !hasAny(words, ['no-problem', 'objection', 'consent-accepts', 'consent-complaint', 'consent-yes'])
  );
}

/** Joins a clause to the one it belongs to: "es gibt nichts, | was wir nicht akzeptieren", "kein Grund, | nicht zu …". */
export function withRelatives(clauses: Item[][]): Item[][] {
  const joined: Item[][] = [];
  for (const clause of clauses) {
    const last = joined.at(-1);
    const isRelative = hasAny(clause.slice(0, mostBeforeRelative), ['consent-that']);
    const [first] = clause;
    const isReason = first !== undefined && (isDenial(first) || isNegative(first));
    if (last && isRelative && hasAny(last, ['consent-nothing'])) last.push(...clause);
    else if (last && isReason && hasAny(last, ['consent-no-reason'])) last.push(...clause);
    else joined.push([...clause]);
  }
  return joined;
}

/** "Mit dem", "с чем": so many words begin a clause that belongs to the one before it. */
const mostBeforeRelative = 2;

const agreeing = ['yes', 'yes-alone', 'consent-yes', 'consent-accepts'];

/** "Don't agree with" may be one entry; a bare "no" is none. */
function refuses(item: Item): boolean {
  return is(item, 'consent-refuses') || (is(item, 'no') && !is(item, 'negation'));
}

function denies(item: Item): boolean {
  return isDenial(item) || isNegative(item) || is(item, 'consent-denies-after');
}
