import { type NormalText, normalise } from '../normalise.ts';
import { type Clause, cutClauses } from './cut-clauses.ts';
import { endOfRemark } from './end-of-remark.ts';
import { type Vocabulary, vocabulariesOf } from './vocabularies.ts';

/** What a message says beside its remarks, or that it says nothing else. */
export interface BesideRemarks {
  said: string;
  nothingElse: boolean;
}

/**
 * A message with spaces in place of the clauses that answer nothing: "sorry for the late reply, 2019, I just looked it
 * up" says "2019". What is left stands where it stood; a message of nothing else stays as it is.
 *
 * @param languages BCP 47 tags
 */
export function withoutSideRemarks(message: string, languages: readonly string[]): BesideRemarks {
  const text = normalise(message);
  const vocabularies = vocabulariesOf(languages);
  const clauses = cutClauses(text.folded);
  const remarks = clauses.flatMap((clause) => remarksIn(text, clause, vocabularies));
  if (remarks.length === 0) return { said: message, nothingElse: false };
  const left = remarks.reduceRight((said, place) => blank(said, place), text.folded);
  if (!/[\p{L}\p{N}]/u.test(left)) return { said: message, nothingElse: true };
  const said = remarks.reduce((rest, { start, end }) => blank(rest, text.span(start, end)), message);
  return { said, nothingElse: false };
}

interface Place {
  start: number;
  end: number;
}

function remarksIn(text: NormalText, clause: Clause, vocabularies: Vocabulary[]): Place[] {
  if (clause.asks) return [];
  const found: Place[] = [];
  // Chinese, Japanese and Thai put a space where others put a comma.
  for (let at = 0; at < clause.pieces.length; at++) {
    const start = clause.pieces[at] ?? clause.end;
    const ends = [...clause.pieces.slice(at + 1), clause.end];
    const end = Math.max(
      ...vocabularies.map((vocabulary) => endOfRemark(text[vocabulary.form], start, ends, vocabulary)),
    );
    if (end <= start) continue;
    found.push(withSign(clause, { start, end }));
    while ((clause.pieces[at + 1] ?? clause.end) < end) at++;
  }
  return found;
}

/** A remark takes one of the signs around it along: the weaker one, so that the sentences about it stay apart. */
function withSign({ opening, end: own, behind, endsSentence }: Clause, { start, end }: Place): Place {
  if (end < own) return { start, end };
  if (opening === undefined || !endsSentence) return { start, end: behind };
  return { start: opening.endsSentence ? start : opening.start, end };
}

function blank(said: string, { start, end }: Place): string {
  return said.slice(0, start) + ' '.repeat(end - start) + said.slice(end);
}
