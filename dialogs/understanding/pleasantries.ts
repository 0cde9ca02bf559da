import { traitsOf } from './itemise.ts';
import { type NormalText, normalise } from './normalise.ts';
import { packTag } from './pack-tag.ts';
import words from './small-talk.json' with { type: 'json' };
import { isBoundary } from './word-boundary.ts';
import { normaliseWord } from './word-form.ts';

type Phrases = Record<'greeting' | 'thanks' | 'farewell' | 'opening' | 'ending', string[]>;

const byLanguage: Record<string, Phrases> = words;

/**
 * A message with spaces in place of what only frames it: "hola, 3 y 5, gracias :)" says "3 y 5". Greetings and words
 * that win time are taken from its start, thanks, smiles and the signature below "kind regards" from its end. What is
 * left stands where it stood; a message of nothing else stays as it is.
 *
 * @param languages BCP 47 tags
 */
export function withoutPleasantries(message: string, languages: readonly string[]): string {
  const text = normalise(message);
  const { opening, closing, signing } = framesIn(languages);
  let to = skipBack(text.folded, beforeSignature(text, signing), commas);
  let from = 0;
  for (let end = opens(text, from, opening); end !== undefined; end = opens(text, from, opening)) from = end;
  for (let start = closes(text, to, closing); start !== undefined; start = closes(text, to, closing))
    to = start;
  const isFramed = from > 0 || text.folded.slice(to).trim() !== '';
  if (!isFramed || !/[\p{L}\p{N}]/u.test(text.folded.slice(from, to))) return message;
  const start = from === 0 ? 0 : text.span(from - 1, from).end;
  const end = to === text.folded.length ? message.length : text.span(to, to + 1).start;
  return ' '.repeat(start) + message.slice(start, end) + ' '.repeat(message.length - end);
}

/** Frames by the letter that they are looked up by. */
type ByLetter = Map<string, Frame[]>;

interface Frames {
  /** By their first letter. */
  opening: ByLetter;
  /** By their last letter. */
  closing: ByLetter;
  /** By their first letter. */
  signing: ByLetter;
}

interface Frame {
  phrase: string;
  /** The form of the message that it is looked for in: Vietnamese accents tell words apart. */
  form: 'exact' | 'folded';
  /** Stands for itself only where a sign or a space parts it from the rest: あ, 亲, 하이 begin other words. */
  apart: boolean;
  /** Counts only beside a sign: "Ben et Carole" begins with a name, "not until tomorrow" ends like a farewell. */
  signed: boolean;
}

/** Where a phrase that opens a message ends, with the signs behind it. */
function opens(text: NormalText, at: number, frames: ByLetter): number | undefined {
  const start = skip(text.folded, at, signs);
  const end = endOfFrame(text, start, frames);
  return end && skip(text.folded, end, signs);
}

function endOfFrame(text: NormalText, start: number, frames: ByLetter): number | undefined {
  const found = framesAt(text, start, frames).find(({ phrase, form, apart, signed }) => {
    const end = start + phrase.length;
    const isSigned = signBehind.test(text.folded.slice(end, end + 2));
    return text[form].startsWith(phrase, start) && isParted(text.folded, end, apart) && (isSigned || !signed);
  });
  return found && start + found.phrase.length;
}

/** Where a phrase or a smile that closes a message begins, with the commas before it. */
function closes(text: NormalText, at: number, frames: ByLetter): number | undefined {
  const said = text.folded;
  const end = skipBack(said, at, signs);
  const laughed = laughter.exec(said.slice(Math.max(0, end - longestLaughter), end))?.[0].length;
  if (laughed !== undefined) return skipBack(said, end - laughed, commas);
  const found = framesAt(text, end - 1, frames).find(({ phrase, form, apart, signed }) => {
    const start = end - phrase.length;
    const isSigned = signBefore.test(said.slice(Math.max(0, start - 2), start));
    return text[form].endsWith(phrase, end) && isParted(said, start, apart) && (isSigned || !signed);
  });
  return found && skipBack(said, end - found.phrase.length, commas);
}

function framesAt({ exact, folded }: NormalText, at: number, frames: ByLetter): Frame[] {
  const [letter, plain] = [exact.charAt(at), folded.charAt(at)];
  const found = frames.get(plain) ?? [];
  return letter === plain ? found : [...found, ...(frames.get(letter) ?? [])].sort(longestFirst);
}

function isParted(said: string, at: number, apart: boolean): boolean {
  if (!apart) return isBoundary(said, at);
  return [at - 1, at].some((place) => !/[\p{L}\p{N}\p{M}]/u.test(said.charAt(place)));
}

/** "…, kind regards, Ana Pérez, Madrid": a name and little more follow. */
function beforeSignature(text: NormalText, frames: ByLetter): number {
  const said = text.folded;
  for (let at = Math.max(1, said.length - longestSignature); at < said.length; at++) {
    if (!ends.test(said.charAt(at - 1))) continue;
    const end = endOfFrame(text, skip(said, at, commas), frames);
    if (end !== undefined && !/\d/.test(said.slice(end))) return at;
  }
  return said.length;
}

const longestSignature = 80;
const ends = /[,.!?;\n]/;

const signs = /[\s,.!;:~]/;
const signBehind = /^ ?[,.!?;:~\n]/;
const signBefore = /[,.!?;:~\n] ?$/;
const commas = /[\s,~]/;

function skip(said: string, at: number, passed: RegExp): number {
  let end = at;
  while (end < said.length && passed.test(said.charAt(end))) end++;
  return end;
}

function skipBack(said: string, at: number, passed: RegExp): number {
  let start = at;
  while (start > 0 && passed.test(said.charAt(start - 1))) start--;
  return start;
}

const longestLaughter = 12;
/** Typed smiles and laughter, as they are written where these languages are. */
const laughter = new RegExp(
  `(?:${[
    '[:;=]-?[)dp(]+|\\^[_.]?\\^|(?<!\\([^)]*)\\){2,}|<3',
    '(?<=\\s|^)(?:lo+l|x+d+|mdr+|ptdr|(?:ha){2,}h?|(?:he){2,}h?|(?:ja){2,}j?|(?:je){2,}j?|(?:rs){1,4}|k{2,}|(?:wk){2,}w?|w+)',
    '(?<=\\s|[^\\p{L}])(?:(?:ха){2,}х?|(?:хе){2,}|(?:ах)+а?|ه{3,})',
    '[\\u1112\\u110f\\u1172\\u116e]+|哈{2,}|呵{2,}|笑|草|(?<=\\s)5{3,}\\+?',
  ].join('|')})$`,
  'u',
);

/** By lists of languages; a page may send the same few in any order. */
const byLanguages = new Map<string, Frames>();
const mostLists = 200;

function framesIn(tags: readonly string[]): Frames {
  const languages = [...new Set(tags.flatMap((tag) => packTag(tag, byLanguage) ?? []))];
  const name = languages.join();
  const before = byLanguages.get(name);
  if (before) return before;
  // an English "hi" or "thanks" stands in messages of any language, "so" and "well" are other words there
  const polite = [...new Set([...languages, 'en'])];
  const frames = {
    opening: byLetter(0, [
      ...framesOf(polite, ['greeting', 'thanks'], { telling: 2 }),
      ...framesOf(languages, ['opening'], { telling: 9, signed: true }),
    ]),
    closing: byLetter(-1, [
      ...framesOf(polite, ['thanks'], { telling: 5 }),
      ...framesOf(polite, ['farewell'], { telling: 5, signed: true }),
      ...framesOf(languages, ['ending'], { telling: 9, signed: true }),
    ]),
    signing: byLetter(0, framesOf(polite, ['farewell'], { telling: 5 })),
  };
  if (byLanguages.size >= mostLists) byLanguages.clear();
  byLanguages.set(name, frames);
  return frames;
}

const unspaced = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Hangul}]/u;

/** @param telling so many letters of a script without spaces are no part of another word */
function framesOf(
  languages: string[],
  kinds: (keyof Phrases)[],
  { telling, signed = false }: { telling: number; signed?: boolean },
): Frame[] {
  return languages.flatMap((language) => {
    const form = traitsOf(language)?.accentsMatter ? 'exact' : 'folded';
    const phrases = kinds.flatMap((kind) => byLanguage[language]?.[kind] ?? []);
    return phrases
      .filter((words) => !otherwise.has(words))
      .map((words) => normaliseWord(words)[form])
      .map((phrase) => ({
        phrase,
        form,
        apart: isShort(phrase, telling),
        signed: signed && form === 'folded' && !unspaced.test(phrase),
      }));
  });
}

function isShort(phrase: string, telling: number): boolean {
  if (!unspaced.test(phrase) || /^[谢謝嗯]/u.test(phrase)) return false;
  return phrase.length < telling || (phrase.length < 3 && /^\p{sc=Hangul}/u.test(phrase));
}

function byLetter(place: 0 | -1, frames: Frame[]): ByLetter {
  return Map.groupBy(frames.toSorted(longestFirst), ({ phrase }) => phrase.at(place) ?? '');
}

/** "Hi there" is not "hi" and something else. */
function longestFirst(one: Frame, other: Frame): number {
  return other.phrase.length - one.phrase.length;
}

/** Times of day and words of agreement: "morgen" is tomorrow too, "con piacere" and "tudo bem" agree, "пока" is "yet". */
const otherwise = new Set([
  ...[
    'morning',
    'take care',
    'ty',
    'morgen',
    'tag',
    'dank',
    'pagi',
    'siang',
    'sore',
    'malam',
    'dah',
    '早',
    '88',
  ],
  ...[
    'piacere',
    'tudo bem',
    'tudo bom',
    'opa',
    'falou',
    'ça va',
    'пока',
    'では',
    'それでは',
    'どうも',
    'やあ',
  ],
  ...['هاي', 'هلا', 'また今度', 'また後で', 'またあとで', 'ไว้คุยกัน', 'ไว้คุยกันใหม่', '下次聊'],
]);
