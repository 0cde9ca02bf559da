import { fold } from '../fold.ts';
import { traitsOf } from '../itemise.ts';
import { type Item, is, toItems } from '../items.ts';
import { createLexicon, type LanguagePack, type Lexicon } from '../lexicon.ts';
import { normalise, normaliseWord } from '../normalise.ts';
import { isQuestion, isSign } from '../sentences.ts';
import { deniesNext, type JudgedChoices, judgeChoices } from './judge-choices.ts';
import { judgeMentions } from './judge-mentions.ts';

/** What a message says of the ready answers to a part of a question, or the one answer whose words it is exactly. */
export type ChoicesReading = JudgedChoices & { exact?: string };

export interface ChoiceReader {
  /** Undefined if the words name none of the answers in this language. */
  read(message: string, part: string, language: string): ChoicesReading | undefined;
}

/** What words around an answer are known by: what denies, joins, doubts or asks. */
const around = new Set([
  ...[
    'yes',
    'yes-alone',
    'negation',
    'not',
    'not-after',
    'nobody',
    'no',
    'consent-denies',
    'consent-denies-after',
  ],
  ...['but', 'and', 'or', 'filler', 'polite', 'suffix', 'only', 'unsure', 'question-word', 'how-long'],
  ...['comma', 'dot', 'question', 'exclamation', 'semicolon', 'line', 'quote', 'question-anywhere'],
]);
const ofEveryPart = new Set([
  'denies',
  'denies-after',
  'only-answers',
  'may-answer',
  'but',
  'only',
  'filler',
  ...['exists', 'indefinite', 'or'],
]);
/** Verbs and what denies end the sentence, or words are not written apart: the files hold all that denies. */
const ownGrammar = new Set(['id', 'ja', 'ko', 'th', 'tr', 'vi', 'zh-Hans', 'zh-Hant']);
const ownDenials = new Set(['ja', 'ko', 'th', 'tr', 'zh-Hans', 'zh-Hant']);
const ofOtherDenials = new Set([
  ...['negation', 'not', 'not-after', 'nobody', 'no', 'consent-denies', 'consent-denies-after'],
]);
/** Words that join an answer to what belongs to it: "the branch of a company". */
const joining = new Set(['of-next', 'of-last']);
/** Behind the key of words that are an answer only if nothing else is said: "I". */
const alone = ':alone';

/** So much of a message must be words for answers where they leave all of them open. */
const mostlyAnswer = 0.5;

/** Longer messages tell another story than the words found in them. */
const longest = 160;

/**
 * Reads which of the ready answers to a question a message names. Each part of each language is made ready when it is
 * first asked.
 *
 * @param packs the words of the languages, by tag; `common` belongs to every language
 * @param choiceWords the words for the answers, by language
 */
export function createChoiceReader(
  packs: Record<string, LanguagePack[]>,
  choiceWords: Record<string, LanguagePack>,
): ChoiceReader {
  const languages = new Map<string, ReadyLanguage>();
  const ready = new Map<string, { lexicons: Lexicon[]; exact: Map<string, string> } | undefined>();

  return {
    read(message, part, language) {
      const known = readyFor(part, language);
      if (!known || message.length > longest) return undefined;
      const text = normalise(message);
      const items: Item[] = toItems(text, known.lexicons);
      const exact = known.exact.get(fold(text.raw(startOfAnswer(items), text.exact.length)));
      if (exact !== undefined) return { exact, ...justOne(exact) };
      // "Do both" may begin a question, and answers
      if (isQuestion(items.filter((item, at) => !is(item, 'says') && !isAnyOf(items, at)))) return undefined;
      const judged = ownGrammar.has(language) ? judgeMentions(items) : judgeChoices(items);
      const mostlyOpen = judged.open && judged.share >= mostlyAnswer;
      const tells = judged.said.length + judged.denied.length > 0 || judged.elsewhere || mostlyOpen;
      return tells ? judged : undefined;
    },
  };

  function readyFor(part: string, language: string) {
    const key = `${part} ${language}`;
    if (!ready.has(key)) ready.set(key, prepare(part, language));
    return ready.get(key);
  }

  function prepare(part: string, language: string) {
    const { all, surroundings, known, weak, denying } = languageFor(language);
    const own = all.flatMap(([key, words]) =>
      partOf(key) === part ? [[key.slice(part.length + 1), words] as const] : [],
    );
    if (own.length === 0) return undefined;
    const taken = new Set([...own.flatMap(([, words]) => words), ...weak]);
    const elsewhere = all.flatMap(([key, words]) =>
      isUnlike(partOf(key), part) && isAnswer(key) ? words.filter((word) => !taken.has(word)) : [],
    );
    const cues = [
      ...own.flatMap(([choice, words]) =>
        choice.endsWith(alone)
          ? []
          : [
              {
                [joining.has(choice) ? choice : `says:${choice}`]: words.flatMap((word) =>
                  withKnown(word, known),
                ),
              },
            ],
      ),
      { weak: [...weak], elsewhere, denies: denying },
    ];
    return {
      lexicons: [createLexicon(cues, traitsOf(language)), surroundings],
      exact: new Map(
        own.flatMap(([choice, words]) =>
          words.map((word) => [fold(word), choice.replace(alone, '')] as const),
        ),
      ),
    };
  }

  function languageFor(language: string): ReadyLanguage {
    const before = languages.get(language);
    if (before) return before;
    const all = [choiceWords[language], choiceWords.common].flatMap((words) => Object.entries(words ?? {}));
    const isOwn = ownDenials.has(language);
    const isWanted = (key: string): boolean => around.has(key) && !(isOwn && ofOtherDenials.has(key));
    const others = [...(packs[language] ?? []), ...(packs.common ?? [])].map((pack) =>
      Object.fromEntries(
        Object.entries(pack).flatMap(([key, words]) => (isWanted(key) ? [[key, shortOf(key, words)]] : [])),
      ),
    );
    const general = all.filter(([key]) => ofEveryPart.has(key));
    const denials = [...general, ...(isOwn ? general.flatMap(asNo) : [])].map(([key, words]) => ({
      [key]: words,
    }));
    const surroundings = createLexicon([...denials, ...others], traitsOf(language));
    const weak = weakWords(all);
    const denying = isOwn
      ? []
      : [...weak].filter((word) => toItems(normalise(word), [surroundings]).some(deniesNext));
    const single = others.flatMap((pack) => Object.values(pack).flat()).filter((word) => !/[ *]/.test(word));
    const made = {
      all,
      surroundings,
      known: new Map(single.map((word) => [word, normaliseWord(word).folded])),
      weak,
      denying,
    };
    languages.set(language, made);
    return made;
  }
}

/** What every part of a language is read with. */
interface ReadyLanguage {
  all: [string, string[]][];
  surroundings: Lexicon;
  /** Single words of the language in the form they are looked up in, some of which a stem of an answer begins. */
  known: Map<string, string>;
  weak: Set<string>;
  /** Weak words that deny what follows them, as "we have none" does. */
  denying: string[];
}

/** "No, it expired" is not "no it expired": what was asked is answered, and the rest says how it is. */
function startOfAnswer(items: Item[]): number {
  const [first, sign, next] = items;
  const answered = is(first, 'no') && sign !== undefined && isSign(sign);
  return answered && next ? next.start : 0;
}

function justOne(choice: string): JudgedChoices {
  const open = choice === 'unclear';
  const said = open ? [] : [choice];
  return { said, denied: [], clauses: [said], doubtful: open, elsewhere: false, open, share: 1 };
}

/**
 * A stem with the words it would not be looked for in: those that the language knows otherwise, as "expired" for a no,
 * and itself, as Arabic words behind "and" are found only as they are written.
 */
function withKnown(word: string, known: Map<string, string>): string[] {
  if (!word.endsWith('*')) return [word];
  const stem = normaliseWord(word.slice(0, -1)).folded;
  const hidden = [...known].flatMap(([other, folded]) => (folded.startsWith(stem) ? [other] : []));
  return [word, word.slice(0, -1), ...hidden];
}

/** Words that leave a question open or repeat an answer say nothing of the others. */
function isAnswer(key: string): boolean {
  return !/:(?:unclear|same|lunch|of-next|of-last)$/.test(key) && !key.endsWith(alone);
}

function partOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf(':')));
}

/** Questions about one thing share their words; others do not. */
const subjects: Record<string, string> = {
  applicant: 'applicant',
  licence: 'licence',
  compliance: 'compliance',
  'support-break': 'break',
  'support-people': 'support',
  'technical-support': 'support',
  'after-sales': 'support',
  'staffing-kind': 'people',
  agreement: 'agreement',
  regulations: 'agreement',
};

/** "Company" and "lunch" may stand in any answer; a lawsuit is spoken of for one question only. */
const told = new Set(['licence', 'compliance', 'break', 'support', 'agreement']);
function isUnlike(part: string, asked: string): boolean {
  const subject = subjects[part];
  return subject !== undefined && told.has(subject) && subject !== subjects[asked] && subject !== 'break';
}

/** Words that answer several questions, each in its own way, say little beside others: "none", "we have one". */
function weakWords(all: (readonly [string, string[]])[]): Set<string> {
  const subjectsOf = new Map<string, Set<string>>();
  for (const [key, words] of all) {
    const subject = subjects[partOf(key)];
    if (subject === undefined || !told.has(subject) || !isAnswer(key)) continue;
    for (const word of words) subjectsOf.set(word, (subjectsOf.get(word) ?? new Set()).add(subject));
  }
  const shared = [...subjectsOf].flatMap(([word, of]) => (of.size > 1 ? [word] : []));
  return new Set([...shared, ...(Object.fromEntries(all).weak ?? [])]);
}

/** Words that say no to a question are a no. */
function asNo([key, words]: readonly [string, string[]]): [string, string[]][] {
  return key === 'only-answers' ? [['no', words]] : [];
}

/** "Không có vụ nào": behind a denial a question word asks nothing. */
function isAnyOf(items: Item[], at: number): boolean {
  return is(items[at], 'indefinite') && items.slice(0, at).some(deniesNext);
}

/** Longer ways to say yes or no hold the words that are looked for: "it expired". */
const bare = new Set(['yes', 'no', 'nobody']);
function shortOf(key: string, words: string[]): string[] {
  return bare.has(key) ? words.filter((word) => !word.includes(' ') && word.length <= 8) : words;
}
