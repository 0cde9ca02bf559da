import { type Item, is, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';
import { isOtherThing } from './other-thing.ts';

/**
 * "The former company was of 2012 but we closed it, this one is of 2024", "the team since 2015, the company since
 * 2018", "15 years in the trade, the firm is one year old", "our app came out in 2020", "I was with Telefónica for 12
 * years": what is told of others goes, where one time is told of the company itself.
 */
export function withoutOtherCompany(items: Item[], mentions: Mention[]): Mention[] {
  const clauses = mentions.map((mention) => clauseOf(items, mention, mentions));
  const ofOther = clauses.map((clause) => clause.some((item) => is(item, 'other-company')));
  const own = mentions.filter((_, at) => !ofOther[at]);
  if (own.length > 0 && own.length < mentions.length) return own;
  const ofOthers = clauses.map(
    (clause) =>
      clause.some((item) => isOfTeam(item) || is(item, 'in-trade')) ||
      (isOfOthers(clause) && !says(clause, ['founded'])) ||
      isOfSpeaker(clause),
  );
  const successor = successorOf(mentions, clauses);
  if (successor) return [successor];
  const ours = mentions.filter((_, at) => !ofOthers[at] && isOfCompany(clauses[at] ?? []));
  return ours.length === 1 && ofOthers.filter(Boolean).length === mentions.length - 1 ? ours : mentions;
}

/**
 * "We began as my grandfather's carpentry in 1962, but the software company is of 2019": the company that is named by its
 * form, where the other time is told of a craft or a relation; "since 2019 we are a software company" only says what for.
 */
function successorOf(mentions: Mention[], clauses: Item[][]): Mention | undefined {
  const [old, now, another] = clauses;
  if (!old || !now || another || !says(old, ['craft']) || says(now, ['craft', 'other-event']))
    return undefined;
  const named = says(now, ['legal-form']) && !now.some((_, at) => isOtherThing(now, at));
  const ourselves = now.some((item) => is(item, 'the-company') && !is(item, 'legal-form'));
  return named && !ourselves && !says(old, ['legal-form']) ? mentions[1] : undefined;
}

/** Whether a clause tells of a relation or a thing, which the software of "software company" is not. */
function isOfOthers(clause: Item[]): boolean {
  return says(clause, ['relation', 'craft']) || clause.some((_, at) => isOtherThing(clause, at));
}

/** What makes a clause tell of the company, whoever else is named in it. */
function isOfCompany(clause: Item[]): boolean {
  const begins = clause.some((item) => is(item, 'begun') && !is(item, 'ever-since'));
  return begins || says(clause, ['ours', 'the-company', 'founded']);
}

/** "The company is two years old, I have been a programmer for ten": so long has somebody worked, not the company. */
function isOfSpeaker(clause: Item[]): boolean {
  // Russian "мы с 2018 года" is no "we and": what "with" joins is the time.
  const persons = clause.filter((item, at) => !(is(item, 'with') && is(clause[at + 1], 'digits')));
  return (
    says(persons, ['speaker', 'myself', 'in-trade', 'experience']) &&
    !isOfCompany(clause) &&
    !says(clause, ['own-start'])
  );
}

function says(clause: Item[], tags: string[]): boolean {
  return clause.some((item) => tags.some((tag) => is(item, tag)));
}

function isOfTeam(item: Item): boolean {
  return is(item, 'team') || meaningOf(item, 'target') === 'staffing';
}

/** The words about one time, up to the next sign or time; up to a "but" where no sign begins the clause. */
function clauseOf(items: Item[], { from, to }: Mention, mentions: Mention[]): Item[] {
  const before = Math.max(0, ...mentions.map((other) => (other.to <= from ? other.to : 0)));
  const after = Math.min(
    items.length,
    ...mentions.map((other) => (other.from >= to ? other.from : items.length)),
  );
  const [left, right] = [items.slice(before, from), items.slice(to, after)];
  const isBut = (item: Item): boolean => is(item, 'but');
  const sign = left.findLastIndex(endsClause);
  const start = sign >= 0 ? sign : left.findLastIndex(isBut);
  const next = right.findIndex(endsClause);
  const end = next >= 0 ? next : right.findIndex(isBut);
  return [...left.slice(start + 1), ...items.slice(from, to), ...(end < 0 ? right : right.slice(0, end))];
}

function endsClause(item: Item): boolean {
  return ['comma', 'dot', 'semicolon', 'line', 'open', 'close'].some((tag) => is(item, tag));
}
