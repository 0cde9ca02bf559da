import { type Item, is } from '../items.ts';

/**
 * Takes a Korean family name and a title for one name: 김 과장, 이 주임. Alone, most of these syllables are numbers or
 * small words.
 */
export function withTitledNames(items: Item[]): Item[] {
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

const isName = [{ tag: 'name', value: '' }];

function isTitled(name: Item | undefined, title: Item | undefined): boolean {
  if (name === undefined || title === undefined || is(name, 'digits')) return false;
  return familyName.test(name.raw) && titles.test(title.raw);
}

const familyName =
  /^[김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용]$/u;

const titles =
  /^(?:과장|대리|주임|부장|차장|팀장|실장|사원|이사|전무|상무|본부장|대표|사장|선임|책임|수석|매니저|프로|소장|국장|계장|인턴)/u;
