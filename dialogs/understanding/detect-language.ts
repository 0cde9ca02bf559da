/** A guess at the language of a message. `sure` enough to act on, or only worth reading with. */
export interface DetectedLanguage {
  language: string;
  sure: boolean;
}

export interface LanguageDetector {
  /** Makes ready for the first message, a language at each call; false when there is nothing left to do. */
  prepare(): boolean;
  /** Undefined for a message that has no language, such as a date or a smile. */
  detect(message: string): DetectedLanguage | undefined;
}

/** Scripts that one of the languages alone is written in. Kana before Han: Japanese mixes them. */
const scripts: [pattern: RegExp, language: string][] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/u, 'ja'],
  [/\p{sc=Hangul}/u, 'ko'],
  [/\p{sc=Thai}/u, 'th'],
  [/\p{sc=Arabic}/u, 'ar'],
  [/\p{sc=Cyrillic}/u, 'ru'],
];

/** Frequent characters that only simplified, or only traditional, Chinese is written with. */
const simplifiedOnly =
  /[这为国时会们来后说对发经过学业员条证个营约务网电话问题认简办应销货创东亚湾韩设间线总图单级证签调订适规则处够见关开门长几无]/u;
const traditionalOnly =
  /[這為國時會們來後說對發經過學業員條證個營約務網電話問題認簡辦應銷貨創東亞灣韓設間線總圖單級簽調訂適規則處夠見關開門長幾無]/u;

/** How much likelier, in nats, the best Latin-script language must be than the next to be sure of it. */
const sureMargin = 8;
/** The share of a message's triples and words that a language must know to be the one. */
const fewestKnown = 0.65;
/** What a feature counts that a sample does not have: samples are small, so not nothing. */
const unseenCount = 0.05;
/** Fewer letters say too little. */
const fewestLetters = 6;

/** What is known of the languages of the samples, each of which has a place in all these lists. */
interface Profiles {
  languages: string[];
  /** For each feature that some sample has: the log of how usual it is in each language, NaN where it is not. */
  weights: Map<string, number[]>;
  /** For a feature that a language's sample does not have. */
  unseen: number[];
}

/**
 * Detects among the languages of the samples: by script where that decides, else by how usual the message's
 * letter triples and words are in each language's sample (naive Bayes). Samples are texts of some thousand letters.
 */
export function createLanguageDetector(samples: () => Record<string, string>): LanguageDetector {
  let profiling: Generator<void, Profiles> | undefined;
  let profiles: Profiles | undefined;

  return {
    prepare,
    detect(message) {
      const text = message.normalize('NFC').toLowerCase().slice(0, 300);
      const byScript = scripts.find(([pattern]) => pattern.test(text))?.[1];
      if (byScript) return { language: byScript, sure: true };
      if (/\p{sc=Han}/u.test(text)) return detectChinese(text);
      while (prepare());
      return profiles && detectLatin(text, profiles);
    },
  };

  function prepare(): boolean {
    if (profiles) return false;
    profiling ??= profilesOf(inLatin(samples()));
    const step = profiling.next();
    if (step.done) profiles = step.value;
    return !step.done;
  }
}

function inLatin(samples: Record<string, string>): [language: string, sample: string][] {
  return Object.entries(samples).filter(([, sample]) => /^[\p{sc=Latin}\P{L}]+$/u.test(sample.slice(0, 200)));
}

/** Words written alike in both are taken for simplified, without being sure. */
function detectChinese(text: string): DetectedLanguage {
  const simplified = simplifiedOnly.test(text);
  const traditional = traditionalOnly.test(text);
  return { language: traditional && !simplified ? 'zh-Hant' : 'zh-Hans', sure: simplified !== traditional };
}

function detectLatin(text: string, profiles: Profiles): DetectedLanguage | undefined {
  const letters = text.replace(/[^\p{L}]+/gu, '').length;
  if (letters === 0) return undefined;
  const grams = wordsOf(text).flatMap(featuresOf);
  const weights = grams.map((gram) => profiles.weights.get(gram)).filter((found) => found !== undefined);
  const [best, next] = profiles.languages
    .map((language, place) => {
      let likelihood = (grams.length - weights.length) * (profiles.unseen[place] ?? 0);
      let known = 0;
      for (const byLanguage of weights) {
        const weight = byLanguage[place] ?? Number.NaN;
        if (Number.isNaN(weight)) likelihood += profiles.unseen[place] ?? 0;
        else {
          likelihood += weight;
          known += 1;
        }
      }
      return { language, likelihood, known };
    })
    .sort((a, b) => b.likelihood - a.likelihood);
  if (!best) return undefined;
  const margin = best.likelihood - (next?.likelihood ?? Number.NEGATIVE_INFINITY);
  const sure = letters >= fewestLetters && margin >= sureMargin && best.known >= fewestKnown * grams.length;
  return { language: best.language, sure };
}

/** Pauses after each language, so that who has others to serve can. */
function* profilesOf(samples: [language: string, sample: string][]): Generator<void, Profiles> {
  const profiles: Profiles = { languages: [], weights: new Map(), unseen: [] };
  for (const [place, [language, sample]] of samples.entries()) {
    const counts = countsOf(sample.toLowerCase());
    let total = 0;
    for (const count of counts.values()) total += count;
    const size = total + unseenCount * 30_000;
    profiles.languages.push(language);
    profiles.unseen.push(Math.log(unseenCount / size));
    for (const [gram, count] of counts) {
      const weights = profiles.weights.get(gram) ?? samples.map(() => Number.NaN);
      weights[place] = Math.log((count + unseenCount) / size);
      profiles.weights.set(gram, weights);
    }
    yield;
  }
  return profiles;
}

/** How often a text has each feature. Its words are counted first: most of them come again and again. */
function countsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of wordsOf(text)) words.set(word, (words.get(word) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [word, count] of words) {
    for (const feature of featuresOf(word)) counts.set(feature, (counts.get(feature) ?? 0) + count);
  }
  return counts;
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

/** Letter triples of a word with its edges, and the word itself: short answers are mostly known words. */
function featuresOf(word: string): string[] {
  const edged = ` ${word} `;
  const triples = Array.from({ length: edged.length - 2 }, (_, at) => edged.slice(at, at + 3));
  return edged.length > 3 ? [...triples, edged] : triples;
}
