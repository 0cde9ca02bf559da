/** What stands between two signs of a message, end exclusive. */
export interface Clause {
  start: number;
  end: number;
  /** Where the signs behind it end. */
  behind: number;
  /** Whether the sign behind it ends more than the clause; the end of the message does. */
  endsSentence: boolean;
  asks: boolean;
  /** Where its parts begin that a space sets apart as a comma would; most languages write only one. */
  pieces: number[];
  /** The sign in front of it, unless it is the first. */
  opening: { start: number; endsSentence: boolean } | undefined;
}

/** The clauses of a message in its normal form. */
export function cutClauses(said: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let opening: Clause['opening'];
  const close = (end: number, behind: number, sign: string): void => {
    const first = start + (/^\s*/.exec(said.slice(start, end))?.[0].length ?? 0);
    const endsSentence = sign === '' || /[.!?\n]/.test(sign);
    if (first < end)
      clauses.push({
        ...{ start: first, end, behind, endsSentence, opening },
        asks: sign.includes('?'),
        pieces: piecesOf(said, first, end),
      });
    if (clauses.length > 0) opening = { start: end, endsSentence };
    start = behind;
  };
  for (const { index, 0: sign } of said.matchAll(signs)) close(index, index + sign.length, sign);
  close(said.length, said.length, '');
  return clauses;
}

/** Not within "9.30", "8,5" or "2:15", and a dash only between spaces. */
const signs = /(?:(?<!\d)[.,:]|[.,:](?!\d)|[;!?()\n]| - )[\s.,;:!?()]*/g;

function piecesOf(said: string, start: number, end: number): number[] {
  const pieces = [start];
  for (const { index } of said.slice(start, end).matchAll(spaceBetween)) pieces.push(start + index + 1);
  return pieces;
}

const unspaced = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}]';
const spaceBetween = new RegExp(`(?<=${unspaced}) (?=${unspaced}|\\d)|(?<=\\d) (?=${unspaced})`, 'gu');
