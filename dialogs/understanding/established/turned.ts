import { type Item, is, isFiller, meaningOf } from '../items.ts';

/** "Fünf geworden", "hizo 5 años", 5 yılımız doldu: a word of many uses, which beside a small number tells a birthday. */
export function withTurned(items: Item[]): Item[] {
  return items.map((item, at) => {
    if (!is(item, 'turned')) return item;
    const counts = [-1, 1].some((step) => {
      let beside = at + step;
      while (is(items[beside], 'year') || isFiller(items[beside])) beside += step;
      const years = Number(meaningOf(items[beside], 'number'));
      // "J'en ai fait une boutique"
      if (step === 1 && is(items[beside], 'article') && !is(items[beside + 1], 'year')) return false;
      return years >= 1 && years < 100;
    });
    return counts ? { ...item, meanings: [...item.meanings, birthday] } : item;
  });
}

const birthday = { tag: 'birthday', value: '' };
