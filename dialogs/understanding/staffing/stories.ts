import { type Item, is, meaningOf } from '../items.ts';
import { isSign, startsAfterSpace } from '../sentences.ts';

/**
 * The message without the clauses that tell of no staff: "my phone corrects every word, three and four", "2 and 2. the
 * page froze on me last time". A clause about the speaker counts as one only where the roles are told elsewhere.
 */
export function withoutStories(items: Item[]): Item[] {
  const clauses = toClauses(items);
  const answers = clauses.filter(tellsOfStaff);
  const bothTold = ['pre-sales', 'after-sales'].every((role) =>
    answers.some((clause) => tells(clause, [role, 'both-roles'])),
  );
  const stories = clauses.filter(
    (clause) =>
      !answers.includes(clause) &&
      isLong(clause) &&
      !tells(clause, ofPeople) &&
      (bothTold || !tells(clause, ofSpeaker)),
  );
  if (answers.length === 0 || stories.length === 0) return items;
  return items.filter((item) => !stories.some((story) => story.includes(item)));
}

/** What may say how many there are and what they do. */
const ofStaff = [
  ...['pre-sales', 'after-sales', 'both-roles', 'maybe-pre-sales', 'maybe-after-sales', 'hint-after-sales'],
  ...['digits', 'nobody', 'nothing', 'less', 'fewer', 'dual'],
  ...[
    'in-total',
    'each',
    'single',
    'alone',
    'half',
    'rest',
    'the-rest',
    'of-them',
    'among',
    'percent',
    'few',
  ],
  ...['division', 'unsplit', 'same-people', 'same-person', 'in-turns', 'jointly', 'both-of', 'equally'],
  ...['hiring', 'to-hire', 'has-left', 'has-joined', 'will-have', 'outsider', 'staff', 'team', 'teams'],
  ...[
    'side-before',
    'side-after',
    'sales',
    'work-kind',
    'other-job',
    'swapped',
    'depends',
    'plus',
    'someone',
  ],
];
const ofPeople = [
  'relation',
  'name',
  'person',
  'leader',
  'newcomer',
  'third-person',
  'and',
  'with',
  'besides-me',
];
const ofSpeaker = ['myself', 'speaker', 'only', 'apart'];

function tellsOfStaff(clause: Item[]): boolean {
  if (tells(clause, ofStaff) || clause.some(isCount)) return true;
  return tells(clause, ofDenial) && clause.filter((item) => !isSign(item)).length < fewestDenying;
}

/** "It's a long story", 头一回 count nobody. */
function isCount(item: Item): boolean {
  const number = meaningOf(item, 'number');
  return number !== undefined && !(number === '1' && (is(item, 'article') || item.raw === '一'));
}

const ofDenial = ['negation', 'not', 'no', 'no-alone'];
/** "Not really" may say that there is nobody; a longer denial without a word of staff is about something else. */
const fewestDenying = 4;

/** "Ana, Ben, Eva": a word or two may be somebody's name. */
const fewestWords = 3;
/** The same in scripts without spaces, in letters. */
const fewestLetters = 7;

function isLong(clause: Item[]): boolean {
  const words = clause.filter((item) => !isSign(item));
  const letters = words.reduce((sum, { start, end }) => sum + end - start, 0);
  return words.length >= fewestWords && letters >= fewestLetters;
}

function tells(clause: Item[], tags: string[]): boolean {
  return clause.some((item) => tags.some((tag) => is(item, tag)));
}

/** Each with the sign behind it. */
function toClauses(items: Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const [at, item] of items.entries()) {
    if (at > 0 && startsAfterSpace(item, items[at - 1])) clauses.push([]);
    clauses.at(-1)?.push(item);
    if (ends.some((tag) => is(item, tag)) && !(items[at + 1]?.glued && is(items[at + 1], 'digits')))
      clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'exclamation'];
