import type { LanguagePack } from '../lexicon.ts';
import ar from './words/ar.json' with { type: 'json' };
import common from './words/common.json' with { type: 'json' };
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

/**
 * The words for each ready answer of a question, as `licence:expired` → expired, lapsed. `denies` and `denies-after` are
 * words that deny what follows or what came before, where the words of the language do not hold them; `only-answers`
 * are those that say no to a question and never deny a word, `may-answer` those of which that is not clear; `exists` says
 * that there is one. `choice-keys.ts` tells what a key may name besides an answer. `common` holds what is the same
 * everywhere.
 */
export const choiceWords: Record<string, LanguagePack> = {
  ar,
  common,
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
