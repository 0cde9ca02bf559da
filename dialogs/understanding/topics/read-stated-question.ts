import { type Item, is } from '../items.ts';
import type { Reading, ReadingContext } from '../reading.ts';
import { isSign } from '../sentences.ts';
import type { Themes } from './find-themes.ts';
import { particularTopic } from './particular-topics.ts';

/** With more words than this it is a story. */
const mostWords = 10;

/** "The support is done by a partner" answers: only these are asked by a statement. */
const stated = new Set([
  'account',
  'bank-account',
  'commission',
  'company-name',
  'company-profile',
  'deposit',
  'individual',
  'minimum-capital',
  'my-data',
  'payout',
  'refused',
  'several-accounts',
  'ticking-is-signing',
  'uploads',
  'website',
  'which-countries',
  'who-may-sign',
]);
/** "The director must sign" answers where consent is asked. */
const answersConsent = new Set(['who-may-sign', 'refused']);
/** Beside these it may answer: "if we need not sign on paper, yes". */
const answers = ['condition', 'but', 'unsure', 'no', 'no-problem', 'digits'];

/**
 * A question in the words of a statement, without its mark: "perlu bayar di muka", "we need a website". It needs a
 * word that needs (`obliged`) or may (`stated`) and counts only where the question that is pending got no answer; what would be
 * agreement ("harus tanda tangan di kertas") is none while it only speaks of how to sign.
 */
export function readStatedQuestion(
  sentence: Item[],
  { pending, themesOf }: { pending: ReadingContext['pending']; themesOf: (sentence: Item[]) => Themes },
  reading: Reading,
): string | undefined {
  const words = sentence.filter((item) => !isSign(item));
  if (words.length > mostWords) return undefined;
  if (reading.outcome !== 'nothing' && pending !== 'consent') return undefined;
  const isAnswer = (item: Item): boolean =>
    answers.some((tag) => is(item, tag)) || (pending === 'consent' && is(item, 'decider'));
  if (words.some(isAnswer)) return undefined;
  const { found } = themesOf(sentence);
  if (!found.has('stated') && !found.has('obliged')) return undefined;
  const topic = particularTopic(sentence, found) ?? statedTopic(found, pending);
  if (topic === undefined || !stated.has(topic)) return undefined;
  if (pending === 'consent' && (answersConsent.has(topic) || endsInYes(sentence))) return undefined;
  return is(words[0], 'yes') && topic !== 'ticking-is-signing' ? undefined : topic;
}

/** "Fine, ticked, | we accept": an agreement in a clause of its own at the end. */
function endsInYes(sentence: Item[]): boolean {
  const last = sentence.slice(sentence.findLastIndex((item) => is(item, 'comma')) + 1);
  const words = last.filter((item) => !isSign(item) && !is(item, 'filler') && !is(item, 'polite'));
  return last.length < sentence.length && words.length > 0 && words.every((item) => is(item, 'yes'));
}

/** "We must pay beforehand", "we will change our name", "our subsidiary can too", "a private person may sell". */
function statedTopic(found: ReadonlySet<string>, pending: ReadingContext['pending']): string | undefined {
  if (found.has('pay') && found.has('ahead')) return 'deposit';
  if (found.has('company-name') && found.has('new')) return 'company-name';
  if (found.has('subsidiary')) return 'several-accounts';
  // Beside the people of a company, single persons are some of them.
  const single = found.has('single') || found.has('individual');
  return single && found.has('join') && pending !== 'staffing' ? 'individual' : undefined;
}
