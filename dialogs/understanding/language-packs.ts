import arCldr from './cldr/ar.json' with { type: 'json' };
import deCldr from './cldr/de.json' with { type: 'json' };
import enCldr from './cldr/en.json' with { type: 'json' };
import esCldr from './cldr/es.json' with { type: 'json' };
import frCldr from './cldr/fr.json' with { type: 'json' };
import idCldr from './cldr/id.json' with { type: 'json' };
import itCldr from './cldr/it.json' with { type: 'json' };
import jaCldr from './cldr/ja.json' with { type: 'json' };
import koCldr from './cldr/ko.json' with { type: 'json' };
import ptCldr from './cldr/pt.json' with { type: 'json' };
import ruCldr from './cldr/ru.json' with { type: 'json' };
import thCldr from './cldr/th.json' with { type: 'json' };
import trCldr from './cldr/tr.json' with { type: 'json' };
import viCldr from './cldr/vi.json' with { type: 'json' };
import zhHansCldr from './cldr/zh-Hans.json' with { type: 'json' };
import zhHantCldr from './cldr/zh-Hant.json' with { type: 'json' };
import type { LanguagePack } from './lexicon.ts';
import arWords from './words/ar.json' with { type: 'json' };
import commonWords from './words/common.json' with { type: 'json' };
import deWords from './words/de.json' with { type: 'json' };
import enWords from './words/en.json' with { type: 'json' };
import esWords from './words/es.json' with { type: 'json' };
import frWords from './words/fr.json' with { type: 'json' };
import idWords from './words/id.json' with { type: 'json' };
import itWords from './words/it.json' with { type: 'json' };
import jaWords from './words/ja.json' with { type: 'json' };
import koWords from './words/ko.json' with { type: 'json' };
import placeWords from './words/places.json' with { type: 'json' };
import ptWords from './words/pt.json' with { type: 'json' };
import ruWords from './words/ru.json' with { type: 'json' };
import thWords from './words/th.json' with { type: 'json' };
import trWords from './words/tr.json' with { type: 'json' };
import viWords from './words/vi.json' with { type: 'json' };
import zhHansWords from './words/zh-Hans.json' with { type: 'json' };
import zhHantWords from './words/zh-Hant.json' with { type: 'json' };

/** Places of zones that are other words in most messages: "except christmas" names no island. */
const wordsToo = new Set([
  'Christmas',
  'Easter',
  'Wake',
  'Midway',
  'Troll',
  'Center',
  'Palmer',
  'Davis',
  'Casey',
  'Knox',
]);

/** Every language that can be read: what CLDR knows of it, and the words written by hand, which a speaker may correct. */
export const languagePacks: Record<string, LanguagePack[]> = {
  common: [commonWords, placeWords, zoneNames()],
  en: [enWords, enCldr],
  'zh-Hans': [zhHansWords, zhHansCldr],
  'zh-Hant': [zhHantWords, zhHantCldr],
  es: [esWords, esCldr],
  pt: [ptWords, ptCldr],
  fr: [frWords, frCldr],
  de: [deWords, deCldr],
  it: [itWords, itCldr],
  tr: [trWords, trCldr],
  ar: [arWords, arCldr],
  th: [thWords, thCldr],
  id: [idWords, idCldr],
  vi: [viWords, viCldr],
  ja: [jaWords, jaCldr],
  ko: [koWords, koCldr],
  ru: [ruWords, ruCldr],
};

/** "Asia/Singapore" typed as it stands, and "Singapore" for the zone's city, in any language. */
function zoneNames(): LanguagePack {
  return Object.fromEntries(
    Intl.supportedValuesOf('timeZone').flatMap((zone) => {
      const spaced = zone.replaceAll('_', ' ');
      const last = spaced.split('/').at(-1) ?? zone;
      const city = wordsToo.has(last) ? zone : last;
      return [
        [`zone-name:${zone}`, [zone, spaced]],
        [`zone:${zone}`, zone.includes('/') ? [city] : []],
      ];
    }),
  );
}
