import { type Item, is, meaningOf } from '../items.ts';
import { type Clause, isBare, toClauses } from './choice-clauses.ts';
import { type Mention, mentionsIn } from './choice-polarity.ts';
import type { JudgedChoices } from './judge-choices.ts';

/**
 * Tells which answers a message names where verbs and what denies end the sentence, or words are not written apart.
 */
export function judgeMentions(items: Item[]): JudgedChoices {
  const clauses = toClauses(items);
  const mentions = mentionsIn(clauses);
  const named = mentions.length > 0 ? mentions : clauses.flatMap(bareAnswers);
  const [said, denied] = (['said', 'denied'] as const).map(
    (polarity) => new Set(named.flatMap((mention) => choiceIf(mention, polarity))),
  );
  const hesitates = items.some((item) => is(item, 'unsure') && !is(item, 'says'));
  const unclear = named.some(({ choice, polarity }) => choice === 'unclear' || polarity === 'unclear');
  const both = [...(said ?? [])].some((choice) => denied?.has(choice));
  const all = Math.max(1, lettersOf(items));
  const answered = answerIn(clauses[0]?.items ?? []);
  return {
    said: [...(said ?? [])],
    denied: [...(denied ?? [])].filter((choice) => !said?.has(choice)),
    clauses: [clausesOf(named)],
    doubtful: hesitates || unclear || both,
    elsewhere: items.some(isElsewhere),
    open: !hesitates && named.length > 0 && named.every(({ choice }) => choice === 'unclear'),
    share: lettersOf(items.filter((item) => is(item, 'says'))) / all,
    ...(answered && { answered }),
  };
}

/** A yes and a doubt are words of every question. */
function isElsewhere(item: Item): boolean {
  return (
    is(item, 'elsewhere') && !['says', 'yes', 'yes-alone', 'unsure', 'filler'].some((tag) => is(item, tag))
  );
}

function clausesOf(named: Pick<Mention, 'choice' | 'polarity'>[]): string[] {
  return named.flatMap((mention) => choiceIf(mention, 'said'));
}

/** What is denied unclearly is named all the same. */
function choiceIf({ choice, polarity }: Pick<Mention, 'choice' | 'polarity'>, wanted: string): string[] {
  if (choice === 'unclear') return [];
  return (polarity === 'denied') === (wanted === 'denied') ? [choice] : [];
}

/** "We have none" answers where nothing else does; "we have none of these problems" says what not. */
function bareAnswers({ items }: Clause): Pick<Mention, 'choice' | 'polarity'>[] {
  if (items.some((item) => item.meanings.length === 0 || isElsewhere(item))) return [];
  return items.flatMap((item) => {
    const choice = isBare(item) ? meaningOf(item, 'says') : undefined;
    return choice === undefined ? [] : [{ choice, polarity: 'said' as const }];
  });
}

function lettersOf(items: Item[]): number {
  return items.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** "Yes it is being renewed"; a no must stand alone or be a word that denies nothing: "no, it expired". */
function answerIn(clause: Item[]): 'yes' | 'no' | undefined {
  const [first] = clause;
  if (is(first, 'says')) return undefined;
  if (is(first, 'yes') || is(first, 'yes-alone')) return 'yes';
  const alone = clause.every((item) => is(item, 'no') || is(item, 'filler') || is(item, 'polite'));
  const answersOnly = is(first, 'only-answers') && !is(clause[1], 'says');
  return is(first, 'no') && (alone || answersOnly) ? 'no' : undefined;
}
