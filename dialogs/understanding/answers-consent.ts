import { isRhetorical } from './asks-back.ts';
import { consentOf, readAgreement } from './consent/read-agreement.ts';
import type { ItemContext } from './item-context.ts';
import { type Item, is, isFiller, meaningOf } from './items.ts';
import type { NormalText } from './normalise.ts';
import type { SpokenCommand } from './reading.ts';
import { sameWords } from './same-words.ts';
import { asksBesideCondition, asksHowLong, isQuestion, isSign } from './sentences.ts';

const agreeing = ['yes', 'yes-alone', 'consent-yes', 'consent-accepts'];
const denying = ['negation', 'not', 'not-after', 'no', 'nobody', 'consent-denies', 'condition'];

/**
 * Whether a sentence that touches a topic answers what is asked about the agreement: "ok, can be taken as accepted"
 * agrees by its first word and by a later one, "tick it for me, I accept" gives an order, "we can't accept those
 * conditions" refuses. A sentence with a question mark asks.
 */
export function answersRatherThanAsks(text: NormalText, sentence: Item[], context: ItemContext): boolean {
  if (context.pending !== 'consent') return false;
  // "Why on earth would we refuse", "ok, we sign, where do I click?"
  if (isRhetorical(sameWords(context.ofConsent, sentence))) return true;
  if (sentence.some((item) => is(item, 'question'))) return false;
  const words = sentence.filter((item) => !isSign(item));
  if (agreesTwice(words)) return true;
  if (ordersToRecord(sentence, context)) return true;
  if (leavesToSigner(sentence) || beginsWithIdiom(sentence, context)) return true;
  if (isQuestion(sentence) || is(words[0], 'question-opener') || asksOfCase(sentence)) return false;
  // "Can we change the name later" sounds like "later", and names nothing of the agreement.
  const { asks, found } = context.themesOf(sentence);
  // "Apa harus direktur yang tanda tangan" asks what must be.
  if (asks && (found.has('obliged') || (!found.has('to-consent') && !found.has('sign')))) return false;
  const said = consentOf(readAgreement(text, sentence, sameWords(context.ofConsent, sentence)));
  return said !== undefined && said !== 'yes';
}

/** "We sent it, how many days till we hear", but not "I'd have to ask how long the term is". */
function asksOfCase(sentence: Item[]): boolean {
  const asked = sentence.findIndex(asksHowLong);
  const before = sentence.slice(0, Math.max(asked, 0));
  const doubts = before.some((item) => doubting.some((tag) => is(item, tag)));
  const asksTime = asked !== -1 && !doubts && !sentence.some((item) => is(item, 'condition'));
  return asksTime || asksBesideCondition(sentence);
}

const doubting = ['unsure', 'decider', 'to-look-up'];

/** "Pode considerar aceito e assinado" begins as questions do. */
function beginsWithIdiom(sentence: Item[], { ofConsent }: ItemContext): boolean {
  const [first] = sameWords(ofConsent, sentence);
  return first !== undefined && is(first, 'consent-yes') && /\S\s\S/.test(first.raw) && !isQuestion(sentence);
}

const others = ['relation', 'decider', 'third-person'];

/**
 * "Who signs is the director, I must see with him", "quien firma es la gerente": who asks a question has no doubt behind
 * it, and names nobody behind a word for "is".
 */
function leavesToSigner(sentence: Item[]): boolean {
  const has = (items: Item[], tags: string[]): boolean =>
    items.some((item) => tags.some((tag) => is(item, tag)));
  const words = sentence.filter((item) => !isSign(item));
  if (is(words[0], 'question-word') && has(words.slice(-1), others) && isFiller(words.at(-2))) return true;
  if (sentence.some((item) => is(item, 'names-decider'))) return true;
  const comma = sentence.findIndex((item) => is(item, 'comma'));
  return (
    comma !== -1 && has(sentence.slice(0, comma), others) && has(sentence.slice(comma), ['unsure', 'decider'])
  );
}

function agreesTwice([first, ...others]: Item[]): boolean {
  const asks = [first, ...others].some((item) => is(item, 'question-word') || is(item, 'topic'));
  return !asks && (is(first, 'yes') || is(first, 'no-problem')) && others.some((item) => is(item, 'yes'));
}

/** "Put me down as accepted": what we are told to write down is the answer. */
export function ordersToRecord(sentence: Item[], { pending, ofConsent }: ItemContext): boolean {
  const words = pending === 'consent' ? sameWords(ofConsent, sentence) : [];
  const has = (tags: string[]): boolean => words.some((item) => tags.some((tag) => is(item, tag)));
  // 勾选就等于签字了吗 asks.
  const asked = sentence.some((item) => is(item, 'question') || is(item, 'question-anywhere'));
  return !asked && has(['consent-records']) && has(agreeing) && !has(denying);
}

/** "Yes, happy to start over with you" agrees, whatever else it says. */
export function agreesGladly(sentence: Item[], { pending, themesOf }: ItemContext): boolean {
  return (
    pending === 'consent' &&
    is(sentence[0], 'yes') &&
    !isQuestion(sentence) &&
    themesOf(sentence).found.has('gladly')
  );
}

/** "I honestly don't know" may want help, but where consent is asked it is a doubt. */
export function doubtsRatherThanAsks(
  { command }: SpokenCommand,
  sentence: Item[],
  { pending }: ItemContext,
): boolean {
  const words = sentence.filter((item) => !isSign(item));
  return (
    pending === 'consent' &&
    command === 'help' &&
    words.length > 1 &&
    !sentence.some((item) => is(item, 'question')) &&
    words.some((item) => is(item, 'unsure')) &&
    words.every((item) => meaningOf(item, 'command') === undefined || is(item, 'unsure'))
  );
}
