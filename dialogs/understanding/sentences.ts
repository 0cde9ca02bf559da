import { type Item, is, meaningOf } from './items.ts';

/** Cuts a message at the ends of its sentences; the sign that ends a sentence stays with it. */
export function toSentences(items: Item[]): Item[][] {
  const sentences: Item[][] = [];
  let sentence: Item[] = [];
  items.forEach((item, at) => {
    sentence.push(item);
    if (endsSentence(item, items, at)) {
      sentences.push(sentence);
      sentence = [];
    }
  });
  return [...sentences, sentence].filter((part) => part.some((item) => !isSign(item)));
}

/** Whether a sentence asks: by its sign, or by a question word at either end (Asian languages ask at the end). */
export function isQuestion(sentence: Item[]): boolean {
  // Chinese, Japanese and Korean leave the question word where the answer would stand.
  if (sentence.some((item) => is(item, 'question') || is(item, 'question-anywhere'))) return true;
  const asks = (item: Item | undefined): boolean => is(item, 'question-word') || is(item, 'how-long');
  // ได้ไหม asks politely.
  const words = sentence.filter(
    (item) => !isSign(item) && !is(item, 'filler') && (asks(item) || !is(item, 'polite')),
  );
  return asks(words[0]) || asks(words.at(-1)) || asks(sentence.find((item) => !isSign(item)));
}

/**
 * Vietnamese "có … không", Indonesian "bisa … gak": a word that opens a question and, at the end of its clause, the "no"
 * that closes it; `frame-closes:whole` is both in one, and beside `frame-opens:must` (harus 2 orang ga) a number is not
 * told. "Có 2 người hậu mãi không" tells one.
 */
export function asksInFrame(sentence: Item[]): boolean {
  const clause = sentence.slice(sentence.findLastIndex((item) => is(item, 'comma') || is(item, 'but')) + 1);
  const passes = (item: Item): boolean =>
    isSign(item) ||
    (['filler', 'polite', 'future'].some((tag) => is(item, tag)) && !is(item, 'frame-closes'));
  const end = clause.findLastIndex((item) => !passes(item));
  const closing = meaningOf(clause[end], 'frame-closes');
  if (closing === 'whole') return true;
  if (closing === undefined && !is(clause[end], 'question-word')) return false;
  return clause.slice(0, end).some((item, at) => {
    const opening = meaningOf(item, 'frame-opens');
    const told = clause.slice(at, end).some((other) => is(other, 'number'));
    return opening === 'must' || (opening !== undefined && !told);
  });
}

/** "Once all is sent in, how many days", "nama bisa diganti nggak kalau sudah terdaftar": a question beside its case. */
export function asksBesideCondition(sentence: Item[]): boolean {
  const condition = sentence.findIndex((item) => is(item, 'condition'));
  if (condition === -1 || sentence.some((item) => is(item, 'yes') || is(item, 'no-problem'))) return false;
  const leads = sentence.slice(0, condition).every((item) => item.meanings.length === 0);
  return (
    (leads && sentence.some(asksHowLong)) ||
    asksInFrame(condition > 0 ? sentence.slice(0, condition) : sentence)
  );
}

/** "How many days", but not *plazo*, which names a term as well. */
export function asksHowLong(item: Item): boolean {
  return is(item, 'how-long') && !is(item, 'other-thing');
}

/** "Yes, but the term has to be a year" and "süre bir yıl olursa tamam" name a time and ask nothing about it. */
export function isBargained(sentence: Item[]): boolean {
  const has = (tags: string[]): boolean => sentence.some((item) => tags.some((tag) => is(item, tag)));
  const first = sentence.find((item) => !isSign(item) && !is(item, 'filler'));
  return (
    has(['condition', 'but']) &&
    has(['yes', 'yes-alone', 'no-problem']) &&
    !has(['question', 'question-anywhere']) &&
    !asksBesideCondition(sentence) &&
    !is(first, 'question-word')
  );
}

const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Chinese, Japanese and Thai put a space where others put a comma. */
export function startsAfterSpace(item: Item, last: Item | undefined): boolean {
  return last !== undefined && !item.glued && unspaced.test(item.raw) && unspaced.test(last.raw);
}

export function isSign(item: Item): boolean {
  return ['comma', 'dot', 'question', 'exclamation', 'semicolon', 'line', 'quote'].some((sign) =>
    is(item, sign),
  );
}

const thaiParticle = /(?:ครับ|ค่ะ|คะ|คับ)$/;

function endsSentence(item: Item, items: Item[], at: number): boolean {
  if (['question', 'exclamation', 'semicolon', 'line'].some((sign) => is(item, sign))) return true;
  const next = items[at + 1];
  // Thai ends a sentence with a particle and a space.
  if (thaiParticle.test(item.raw) && next !== undefined && !next.glued) return true;
  // 9.30, 15.3.2023, "Nov. 28": a full stop between numbers ends nothing, nor does one behind a short month.
  if (is(item, 'dot') && item.glued && is(items[at - 1], 'month') && is(next, 'digits')) return false;
  return is(item, 'dot') && !(next?.glued && is(next, 'digits')) && !(is(next, 'month') || is(next, 'year'));
}
