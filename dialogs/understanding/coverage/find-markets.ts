import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';
import { countriesOfCity } from './cities.ts';
import { clauseOfPlaces } from './clause-of-places.ts';
import { countryAt } from './country-at.ts';
import { isOfDealer } from './of-dealer.ts';
import { isBeforeOnlySold, isOfOthers, isOfPeople } from './of-others.ts';
import { isOfSupport, isOfTeam, isServedFrom } from './of-support.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import { isBeside, type PlaceList, toLists } from './place-lists.ts';
import { onlyZone, zoneOfPlace } from './places.ts';
import { isPlanned } from './planned-markets.ts';

/**
 * The countries where customers are said to be, each once. A country counts wherever it is named; beside hours it
 * may tell the zone, so it must then be one of several or stand beside words of selling. A city stands for its
 * country beside words of selling, or among other places where no hours are said; `places` are the item indexes of
 * both. None at all if the list may go on with a place that is not known, with a region, or with a city that several
 * countries have.
 */
export function findMarkets(
  items: Item[],
  { places, zones }: { places: number[]; zones: string[] },
  hours: boolean,
): string[] {
  const all = toLists(items, places);
  const lists = all.flatMap((list) => withoutExcluded(items, list));
  if (namesUnknownPlace(items, places)) return [];
  const selling = items.some((item) => is(item, 'market-word'));
  const named = lists.flatMap(({ places }) => places.flatMap((at) => countriesAt(items, at)));
  // "All of Spain but the Canaries" tells what is meant by what is not.
  const excepted = all.length > lists.length && !all.some((list) => isPlanned(items, list));
  const countriesMeant =
    selling || named.length > 1 || (!hours && (excepted || !isAmongUnknown(items, lists)));
  const adjectives = items.flatMap((item, at) =>
    sellsTo(items, at) && !isLocated(items, at, lists) ? (meaningOf(item, 'people-of') ?? []) : [],
  );
  const buyers = lists.find((list) => isBeside(items, list, 'market-word'));
  const meant = lists.flatMap((list) => {
    if (isOfOthers(items, list) || isOfPeople(items, list, lists)) return [];
    if (buyers && hours && isOfSupport(items, list, buyers)) return [];
    if (buyers && (isServedFrom(items, list) || isOfTeam(items, list))) return [];
    if (isOfDealer(items, list, lists) || isBeforeOnlySold(items, list, lists)) return [];
    // "9 to 6 São Paulo time, only Brazil so far"
    const only =
      ['only', 'mostly'].some((tag) => isBeside(items, list, tag)) || isElsewhere(items, list, zones);
    const cities = isBeside(items, list, 'market-word') || (!hours && list.places.length > 1);
    return list.places.filter((at) =>
      countriesAt(items, at).length === 0 ? cities : countriesMeant || only,
    );
  });
  const known = new Set([
    ...meant.flatMap((at) => {
      const countries = countriesAt(items, at);
      return countries.length > 0 ? countries : onlyOne(countriesOfCity(items[at]));
    }),
    ...adjectives,
  ]);
  const unsettled = meant.some((at) => {
    const several = countriesAt(items, at).length === 0 ? countriesOfCity(items[at]) : [];
    return several.length > 1 && !several.some((country) => known.has(country));
  });
  const doubled = lists.some((list) => list.places.some((at) => isCityOrCountry(items, list, at)));
  return unsettled || doubled ? [] : [...known];
}

/** "9-6 WIB, Singapore": where another time is kept than the one that was said nobody but buyers is named. */
function isElsewhere(items: Item[], { first }: PlaceList, zones: string[]): boolean {
  const zone = zoneOfPlace(items[first]);
  if (zones.length === 0 || zone === undefined || !is(items[first - 1], 'comma')) return false;
  return zones.every((said) => onlyZone([said, zone]) === undefined);
}

/**
 * "My colleague Jordan handles it", "anh" (you, and England): one name among words that are not known may be an
 * ordinary word, unless nearly everything else is.
 */
function isAmongUnknown(items: Item[], lists: PlaceList[]): boolean {
  const words = items.filter((item, at) => !isSign(item) && !lists.some(({ places }) => places.includes(at)));
  return words.filter((item) => item.meanings.length === 0).length > 0;
}

/** The country named at an item, or those of 日韩 and 港澳台, which name several in one word. */
function countriesAt(items: Item[], at: number): string[] {
  // Italians say "Monaco" for Munich as well, and with its mark عمّان is Amman, not Oman.
  const cities = countriesOfCity(items[at]);
  const marked = cities.length > 0 && shadda.test(items[at]?.raw ?? '');
  const country = cities.length > 1 || marked ? undefined : countryAt(items, at);
  return meaningOf(items[at], 'countries')?.split('/') ?? (country === undefined ? [] : [country]);
}

/** The mark of a double letter, which most leave out. */
const shadda = /\u0651/;

/** عمان without a mark is Oman, but among nothing but cities it may as well be Amman. */
function isCityOrCountry(items: Item[], { places }: PlaceList, at: number): boolean {
  const [city] = countriesOfCity(items[at]);
  const [country] = countriesAt(items, at);
  const others = places.filter((other) => other !== at);
  return (
    city !== undefined &&
    country !== undefined &&
    city !== country &&
    others.length > 0 &&
    others.every((other) => countriesAt(items, other).length === 0)
  );
}

function onlyOne(countries: string[]): string[] {
  return countries.length === 1 ? countries : [];
}

export function isPlace(items: Item[], at: number): boolean {
  const names = (one: number): boolean =>
    countriesAt(items, one).length > 0 || countriesOfCity(items[one]).length > 0;
  return names(at) && !isOrdinaryWord(items, at, names) && !isWithinCountry(items, at);
}

/** タイ国内, 泰国国内: "domestic" behind the name of a country is that one's, not the speaker's own. */
function isWithinCountry(items: Item[], at: number): boolean {
  if (!is(items[at], 'domestic')) return false;
  let before = at - 1;
  while (isFiller(items[before])) before--;
  return is(items[before], 'country');
}

/** "Mercato italiano", "French and German buyers": the adjective of a word of selling, or of companies in the plural. */
function sellsTo(items: Item[], at: number): boolean {
  if (!is(items[at], 'people-of')) return false;
  const sells = (item: Item | undefined): boolean => is(item, 'market-word') || is(item, 'buyers');
  const passes = ['people-of', 'and', 'or', 'comma', 'filler'];
  const near = (step: 1 | -1): boolean => {
    let index = at + step;
    while (!sells(items[index]) && passes.some((tag) => is(items[index], tag))) index += step;
    // "Sviluppatori in Ucraina, clienti in Danimarca": a comma right before it parts the two.
    return sells(items[index]) && !is(items[index - step], 'comma');
  };
  return near(-1) || near(1);
}

/** "Turkish companies in Germany", "Almanya'daki Türk firmaları": a place beside them tells where they buy. */
function isLocated(items: Item[], at: number, lists: PlaceList[]): boolean {
  const behind = is(items[at + 1], 'buyers') ? at + 2 : at + 1;
  const start = is(items[at - 1], 'buyers') ? at - 1 : at;
  const small = (from: number, to: number): boolean =>
    from < to &&
    items.slice(from, to).every((item) => isFiller(item) || is(item, 'suffix') || is(item, 'apostrophe'));
  return lists.some((list) => small(behind, list.first) || small(list.behind, start));
}

/** "Peru and Chile, to Bolivia we do not sell": what is said last does not touch a list that was closed before it. */
function withoutExcluded(items: Item[], list: PlaceList): PlaceList[] {
  const comma = items.findLastIndex((item, at) => list.first < at && at < list.behind && is(item, 'comma'));
  const places = list.places.filter((at) => at < comma);
  const first = { places, first: list.first, behind: (places.at(-1) ?? 0) + 1 };
  // "Only Italy for now, Switzerland comes later": so it is by "only"; "Kenya now, Rwanda next year" by "now".
  const closed =
    comma >= 0 &&
    (items.slice(first.first, comma).some((item) => is(item, 'and') || is(item, 'nowadays')) ||
      isBeside(items, first, 'only'));
  const [last = list.first] = list.places.filter((at) => at > comma);
  const rest = { places: list.places.filter((at) => at > comma), first: last, behind: list.behind };
  if (!isExcluded(items, list)) return closed && isExcluded(items, rest) ? [first] : [list];
  return closed && !isExcluded(items, first) ? [first] : [];
}

/** "Everywhere but China", в Россию не продаём: named as places where nothing is sold. */
function isExcluded(items: Item[], { first, behind }: PlaceList): boolean {
  let left = first - 1;
  // "Later in Poland as well", "später auch in Polen"
  while (isFiller(items[left]) || ['from', 'until', 'too', 'as-well'].some((tag) => is(items[left], tag)))
    left--;
  let right = behind;
  while (isFiller(items[right])) right++;
  const before = items[left];
  // "UAE, later Qatar": what is to come stands before the place it is said of, if one follows.
  let next = right + 1;
  while (isFiller(items[next])) next++;
  const isOfNext = is(items[right], 'market-later') && isPlace(items, next);
  const excepted =
    (is(before, 'except') && !is(before, 'no')) ||
    is(before, 'not') ||
    is(before, 'unstaffed') ||
    is(before, 'market-later') ||
    (is(before, 'but') && items.slice(0, left).some((item) => is(item, 'everywhere')));
  if (isPlanned(items, { first, behind }) || isDeniedAlone(items, left, right)) return true;
  if (
    excepted ||
    (!isOfNext && ['except-after', 'not-after', 'market-later'].some((tag) => is(items[right], tag)))
  )
    return true;
  const clause = clauseOfPlaces(items, { first, behind });
  return clause.some((item) => is(item, 'not-sold')) && !clause.some((item) => is(item, 'only'));
}

/** "…, Brazil no", "…, nobody in Brazil": a clause of nothing but places and a no. */
function isDeniedAlone(items: Item[], left: number, right: number): boolean {
  const ends = (at: number): boolean => {
    const item = items[at];
    return item === undefined || isSign(item);
  };
  const denies = (at: number): boolean => ['no', 'negation', 'nobody'].some((tag) => is(items[at], tag));
  return (
    (left > 0 && ends(left) && denies(right) && ends(right + 1)) ||
    (left >= 0 && denies(left) && ends(left - 1) && ends(right))
  );
}

/** A list with a place that is not known must not be taken for the whole list: "Peru, Atlantis and Chile". */
function namesUnknownPlace(items: Item[], places: number[]): boolean {
  const parts: { words: Item[]; named: boolean; led?: boolean }[] = [{ words: [], named: false }];
  items.forEach((item, at) => {
    const part = parts.at(-1);
    if (is(item, 'comma') || is(item, 'and') || is(item, 'slash')) {
      parts.push({ words: [], named: false });
      return;
    }
    if (part && places.includes(at)) {
      part.led ??= part.words.some((word) => is(word, 'market-word'));
      part.named = true;
    }
    if (part && (countryAt(items, at) === undefined || is(item, 'country'))) part.words.push(item);
  });
  // A region is known, but which countries it stands for is not.
  const isUnknown = (item: Item): boolean => item.meanings.length === 0 || is(item, 'region');
  const passes = (item: Item): boolean => isUnknown(item) || isFiller(item) || is(item, 'market-word');
  // الأرجنتين وأوروغواي: Arabic writes "and" and a name that is not known in one word.
  const joined = items.some(
    (item, at) => item.meanings.length === 0 && /^و\p{L}{4}/u.test(item.raw) && places.includes(at - 1),
  );
  if (joined) return true;
  return parts.some(({ words }, index) => {
    const unknown = words.filter(isUnknown).length;
    // "Not even on feasts, customers in Peru": the list begins behind the word of selling.
    const next = parts[index + 1];
    const leads = next?.named && (!next.led || words.some((word) => is(word, 'region')));
    const beside = parts[index - 1]?.named || leads;
    return beside && unknown > 0 && unknown <= 2 && words.every(passes);
  });
}
