import { fold } from './fold.ts';
import words from './small-talk.json' with { type: 'json' };

/** What people say that answers nothing and deserves a kind word. */
export type SmallTalk = 'greeting' | 'thanks' | 'farewell';

type Phrases = Record<SmallTalk, string[]>;

const byLanguage: Record<string, Phrases> = words;
/** Longer messages say something else as well. */
const longest = 60;

/** What a message is if it is nothing but polite phrases of one of these languages; the last of them counts. */
export function readSmallTalk(message: string, languages: readonly string[]): SmallTalk | undefined {
  if (message.length > longest) return undefined;
  for (const language of new Set([...languages, 'en'])) {
    const phrases = byLanguage[language];
    const found = phrases && lastOf(fold(message), phrases);
    if (found) return found;
  }
  return undefined;
}

function lastOf(said: string, phrases: Phrases): SmallTalk | undefined {
  const known = knownIn(phrases);
  let rest = said;
  let last: SmallTalk | undefined;
  while (rest !== '') {
    const next = known.find(({ phrase }) => begins(rest, phrase));
    if (!next) return undefined;
    rest = rest.slice(next.phrase.length).trim();
    last = next.kind;
  }
  return last;
}

const unspaced = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]+$/u;

function begins(said: string, phrase: string): boolean {
  return said.startsWith(phrase) && (unspaced.test(phrase) || /^(?: |$)/.test(said.slice(phrase.length)));
}

const ready = new Map<Phrases, { phrase: string; kind: SmallTalk }[]>();

/** Longest first, so that "hi there" is not "hi" and something else. */
function knownIn(phrases: Phrases): { phrase: string; kind: SmallTalk }[] {
  const known = ready.get(phrases);
  if (known) return known;
  const kinds: SmallTalk[] = ['greeting', 'thanks', 'farewell'];
  const sorted = kinds
    .flatMap((kind) => phrases[kind].map((phrase) => ({ phrase: fold(phrase), kind })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  ready.set(phrases, sorted);
  return sorted;
}
