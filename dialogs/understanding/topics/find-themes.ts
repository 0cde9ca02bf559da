import { createLexicon, type LanguagePack, type Lexicon, type Traits } from '../lexicon.ts';
import type { NormalText } from '../normalise.ts';
import { isBoundary } from '../word-boundary.ts';
import { joinHyphens } from '../words-of-pack.ts';

/** What a sentence touches, as far as questions go: "pay", "join", "when". */
export interface Themes {
  /** A clause of it begins or ends as questions do. */
  asks: boolean;
  /** The themes of its words. */
  found: ReadonlySet<string>;
}

/** Finds the themes of the part of a message between two places, in a language. */
export type FindThemes = (text: NormalText, from: number, to: number, language: string) => Themes;

/**
 * Themes stand beside the words that answers are read with and never take one of them away: they may overlap,
 * and what a question is about follows from several of them together.
 */
export function createThemes(
  packs: Record<string, LanguagePack>,
  traits: (language: string) => Traits | undefined,
): FindThemes {
  const lexicons = new Map<string, Lexicon>();

  return (text, from, to, language) => {
    const written = {
      flat: joinHyphens(text.folded).slice(from, to),
      exact: joinHyphens(text.exact).slice(from, to),
    };
    return themesIn(written, lexiconOf(language));
  };

  function lexiconOf(language: string): Lexicon {
    const known = lexicons.get(language);
    if (known) return known;
    const lexicon = createLexicon([packs[common] ?? {}, packs[language] ?? {}], traits(language));
    lexicons.set(language, lexicon);
    return lexicon;
  }
}

/** The pack whose words belong to every language. */
const common = 'common';

interface Written {
  flat: string;
  /** The same with its accents. */
  exact: string;
}

/** No entry that ends in `*` is longer. */
const longestStem = 40;

function themesIn(written: Written, lexicon: Lexicon): Themes {
  const { flat } = written;
  const { starts, ends } = clauseEdges(written, lexicon);
  const matches: Match[] = [];
  const asking = new Set<number>();
  const toldAt = new Set<number>();
  let asks = false;
  for (let at = 0; at < flat.length; at++) {
    if (flat[at] === ' ' || !isBoundary(flat, at)) continue;
    for (const length of lexicon.lengthsAt(flat, at)) {
      const end = at + length;
      if (end > flat.length) continue;
      for (const tag of tagsOf(written, at, end, lexicon)) take(tag, at, end);
    }
    // The beginning of a word or of several: "ne yapmalıy*".
    for (const { tag } of lexicon.findStems(flat.slice(at, at + longestStem))) take(tag, at, at);
  }
  return { asks: asks || [...asking].some((at) => !toldAt.has(at)), found: namesOf(matches) };

  function take(tag: string, at: number, end: number): void {
    // "Muss ich erst raussuchen" begins like a question and is none.
    if (tag === 'ask-not') toldAt.add(at);
    else if (tag === 'ask-end') asks ||= ends.has(end);
    else if (tag !== 'ask') matches.push({ tag, at, end });
    else if (starts.has(at)) asking.add(at);
  }
}

interface Match {
  tag: string;
  at: number;
  end: number;
}

/** The themes of the words that stand for themselves: ký (sign) within đăng ký (register) does not. */
function namesOf(matches: Match[]): Set<string> {
  const wholes = matches.filter(({ tag }) => tag === 'whole');
  const isWithin = (match: Match): boolean =>
    wholes.some(
      ({ at, end }) =>
        match.at >= at && match.end <= end && match.end - match.at < end - at && match.at < end,
    );
  return new Set(matches.flatMap((match) => (isWithin(match) ? [] : match.tag)));
}

function tagsOf({ flat, exact }: Written, at: number, end: number, lexicon: Lexicon): string[] {
  if (!isBoundary(flat, end)) return [];
  return lexicon.find(flat.slice(at, end), exact.slice(at, end), exact !== flat).map(({ tag }) => tag);
}

/**
 * Where clauses begin, behind a short word or a greeting too ("and is it free", but not "selling is everyone's job"),
 * and where they end, before a particle too.
 */
function clauseEdges(written: Written, lexicon: Lexicon): { starts: Set<number>; ends: Set<number> } {
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const clause of written.flat.matchAll(/[^,;:.!?\n]+/g)) {
    const words = clause[0].trimEnd();
    const first = clause.index + words.length - words.trimStart().length;
    const second = written.flat.indexOf(' ', first) + 1;
    starts.add(first);
    if (second > first && leadsIn(written, first, second - 1, lexicon)) starts.add(second);
    let end: number | undefined = clause.index + words.length;
    while (end !== undefined && end > first) {
      ends.add(end);
      end = beforeParticle(written, end, lexicon);
    }
  }
  return { starts, ends };
}

/** "And", "so", "ok", "und" */
const longestLead = 3;

function leadsIn(written: Written, at: number, end: number, lexicon: Lexicon): boolean {
  return end - at <= longestLead || tagsOf(written, at, end, lexicon).includes('greeting');
}

const longestParticle = 8;

function beforeParticle(written: Written, end: number, lexicon: Lexicon): number | undefined {
  for (let at = end - 1; at >= Math.max(0, end - longestParticle); at--) {
    if (isBoundary(written.flat, at) && tagsOf(written, at, end, lexicon).includes('particle'))
      return written.flat.slice(0, at).trimEnd().length;
  }
  return undefined;
}
