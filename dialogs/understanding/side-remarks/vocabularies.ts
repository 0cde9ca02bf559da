import { traitsOf } from '../itemise.ts';
import { packTag } from '../pack-tag.ts';
import { normaliseWord } from '../word-form.ts';
import ar from './words/ar.json' with { type: 'json' };
import de from './words/de.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };
import id from './words/id.json' with { type: 'json' };
import it from './words/it.json' with { type: 'json' };
import ja from './words/ja.json' with { type: 'json' };
import ko from './words/ko.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };
import th from './words/th.json' with { type: 'json' };
import tr from './words/tr.json' with { type: 'json' };
import vi from './words/vi.json' with { type: 'json' };
import zhHans from './words/zh-Hans.json' with { type: 'json' };
import zhHant from './words/zh-Hant.json' with { type: 'json' };

/** What remarks are made of: phrases that tell one, and the small words around them; a speaker may correct both. */
interface RemarkWords {
  remarks: string[];
  fillers: string[];
}

const wordsByLanguage: Record<string, RemarkWords> = {
  ar,
  de,
  en,
  es,
  fr,
  id,
  it,
  ja,
  ko,
  pt,
  ru,
  th,
  tr,
  vi,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/** The phrases of a language by their first letter. */
export interface Vocabulary {
  /** The form of the message that they are looked for in: Vietnamese accents tell words apart. */
  form: 'exact' | 'folded';
  phrases: Map<string, { words: string; tells: boolean }[]>;
}

const ready = new Map<string, Vocabulary>();

/** The vocabularies of these languages and of English, each made ready at its first use. */
export function vocabulariesOf(tags: readonly string[]): Vocabulary[] {
  const languages = [...tags, 'en'].flatMap((tag) => packTag(tag, wordsByLanguage) ?? []);
  return [...new Set(languages)].map((language) => {
    const known = ready.get(language) ?? vocabularyOf(language);
    ready.set(language, known);
    return known;
  });
}

function vocabularyOf(language: string): Vocabulary {
  const { remarks, fillers } = wordsByLanguage[language] ?? { remarks: [], fillers: [] };
  const form = traitsOf(language)?.accentsMatter ? 'exact' : 'folded';
  const phrases = [
    ...remarks.map((words) => ({ words: normaliseWord(words)[form], tells: true })),
    ...fillers.map((words) => ({ words: normaliseWord(words)[form], tells: false })),
  ];
  return { form, phrases: Map.groupBy(phrases, ({ words }) => words.charAt(0)) };
}
