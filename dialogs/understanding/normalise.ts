import { clusters, lettersOf } from './letters.ts';
import type { Span } from './reading.ts';

/** A message in the form that words are looked up in. All strings have the same length, so one index fits all. */
export interface NormalText {
  /** Lower case, ASCII digits, plain punctuation, single spaces, accents kept. */
  exact: string;
  /** `exact` without accents, and with letters unified that people exchange (أ → ا, ı → i). */
  folded: string;
  /** The part of the message as received from which the characters `start` to `end` come. */
  span(start: number, end: number): Span;
  /** The same part itself. */
  raw(start: number, end: number): string;
}

/** Letters that people hold down; i and x are also Roman numerals. */
const stretchable = /^[a-hj-wyzа-яё\u0621-\u064a\u0e01-\u0e4e]$/;

/** Longer messages are read up to here: nobody states a date after 500 characters, and reading stays fast. */
const longest = 500;

/** Brings spellings together that mean the same, and remembers where everything stood. */
export function normalise(message: string): NormalText {
  if (last?.message !== message) last = { message, text: normaliseAnew(message) };
  return last.text;
}

/** Each message is brought into form several times in a row. */
let last: { message: string; text: NormalText } | undefined;

function normaliseAnew(message: string): NormalText {
  let exact = '';
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let stretched = '';
  for (const match of message.slice(0, longest).matchAll(clusters)) {
    const start = match.index;
    for (const letter of lettersOf(match[0])) {
      if (letter.exact === ' ' && (exact === '' || exact.endsWith(' '))) continue;
      // "Three... no, four": dots in a row are a pause, as the sign … is.
      if (letter.exact === '.' && /[.,]$/.test(exact) && ends.at(-1) === start) {
        exact = `${exact.slice(0, -1)},`;
        folded = `${folded.slice(0, -1)},`;
        ends[ends.length - 1] = start + match[0].length;
        continue;
      }
      // "Дааа" and "okkkk" are "да" and "ok": of three and more, one letter is kept.
      // A word that begins with them is none: "kkkk" laughs, it does not say "k".
      if (letter.exact === stretched) continue;
      stretched = '';
      if (
        stretchable.test(letter.exact) &&
        exact.endsWith(letter.exact.repeat(2)) &&
        /\p{L}/u.test(exact.at(-3) ?? '')
      ) {
        exact = exact.slice(0, -1);
        folded = folded.slice(0, -1);
        starts.pop();
        ends.pop();
        stretched = letter.exact;
        continue;
      }
      exact += letter.exact;
      folded += letter.folded;
      for (let unit = 0; unit < letter.exact.length; unit++) {
        starts.push(start);
        ends.push(start + match[0].length);
      }
    }
  }
  const span = (start: number, end: number): Span => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 });
  return {
    exact,
    folded,
    span,
    raw: (start, end) => message.slice(span(start, end).start, span(start, end).end),
  };
}
