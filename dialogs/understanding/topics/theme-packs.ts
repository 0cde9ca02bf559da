import type { LanguagePack } from '../lexicon.ts';
import ar from '../themes/ar.json' with { type: 'json' };
import common from '../themes/common.json' with { type: 'json' };
import de from '../themes/de.json' with { type: 'json' };
import en from '../themes/en.json' with { type: 'json' };
import es from '../themes/es.json' with { type: 'json' };
import fr from '../themes/fr.json' with { type: 'json' };
import id from '../themes/id.json' with { type: 'json' };
import it from '../themes/it.json' with { type: 'json' };
import ja from '../themes/ja.json' with { type: 'json' };
import ko from '../themes/ko.json' with { type: 'json' };
import pt from '../themes/pt.json' with { type: 'json' };
import ru from '../themes/ru.json' with { type: 'json' };
import th from '../themes/th.json' with { type: 'json' };
import tr from '../themes/tr.json' with { type: 'json' };
import vi from '../themes/vi.json' with { type: 'json' };
import zhHans from '../themes/zh-Hans.json' with { type: 'json' };
import zhHant from '../themes/zh-Hant.json' with { type: 'json' };

/** Words of questions by their theme, for every language that can be read, and `common` ones; a speaker may correct them. */
export const themePacks: Record<string, LanguagePack> = {
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
