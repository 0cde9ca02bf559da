import type { NormalText } from './normalise.ts';

/** A word to stand in the place of another; `start` and `end` are indexes into the text. */
export interface Respelling {
  start: number;
  end: number;
  word: string;
}

/** The text with some words spelled otherwise, in order; its spans still lead to the message as it was received. */
export function respell(text: NormalText, respellings: Respelling[]): NormalText {
  let exact = '';
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const keep = (from: number, to: number): void => {
    exact += text.exact.slice(from, to);
    folded += text.folded.slice(from, to);
    for (let at = from; at < to; at++) {
      starts.push(at);
      ends.push(at + 1);
    }
  };
  let kept = 0;
  for (const { start, end, word } of respellings) {
    keep(kept, start);
    exact += word;
    folded += word;
    for (let at = 0; at < word.length; at++) {
      starts.push(start);
      ends.push(end);
    }
    kept = end;
  }
  keep(kept, text.exact.length);
  const from = (start: number): number => starts[start] ?? 0;
  const to = (end: number): number => ends[end - 1] ?? 0;
  return {
    exact,
    folded,
    span: (start, end) => text.span(from(start), to(end)),
    raw: (start, end) => text.raw(from(start), to(end)),
  };
}
