import { type Item, is } from '../items.ts';

/**
 * Takes a Korean family name and a title for one name: 김 과장, 이 주임. Alone, most of these syllables are numbers or
 * small words.
 */
export function withTitledNames(received: Item[]): Item[] {
  const items = withoutShortTitles(received);
  if (!items.some((item, at) => isTitled(item, items[at + 1]))) return items;
  const named: Item[] = [];
  items.forEach((item, at) => {
    const title = items[at + 1];
    if (at > 0 && isTitled(items[at - 1], item)) return;
    if (title === undefined || !isTitled(item, title)) named.push(item);
    else named.push({ ...item, end: title.end, raw: `${item.raw}${title.raw}`, meanings: isName });
  });
  return named;
}

/** "M. Dubois", "la dott.ssa Neri": the dot of a title ends no sentence. */
function withoutShortTitles(items: Item[]): Item[] {
  if (!items.some(({ raw }) => shortTitle.test(raw))) return items;
  const isDot = (at: number): boolean => is(items[at], 'dot') && shortTitle.test(items[at - 1]?.raw ?? '');
  return items.filter((item, at) => {
    const named = capital.test(item.raw) && capital.test(items[at + 1]?.raw ?? '');
    const title = shortTitle.test(item.raw) && (named || is(items[at + 1], 'dot'));
    return !title && !isDot(at) && !(item.raw === 'ssa' && isDot(at - 1));
  });
}

const capital = /^\p{Lu}/u;
const shortTitle =
  /^(?:mr|mrs|ms|dr|dra|prof|eng|m|mme|mlle|sr|sra|srta|don|lic|ing|arq|dott|sig|rag|avv|geom|hr|fr|dipl|av|доц|инж)$/iu;

const isName = [{ tag: 'name', value: '' }];

function isTitled(name: Item | undefined, title: Item | undefined): boolean {
  if (name === undefined || title === undefined || is(name, 'digits')) return false;
  return familyName.test(name.raw) && titles.test(title.raw);
}

const familyName =
  /^[김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용]$/u;

const titles =
  /^(?:과장|대리|주임|부장|차장|팀장|실장|사원|이사|전무|상무|본부장|대표|사장|선임|책임|수석|매니저|프로|소장|국장|계장|인턴)/u;
