import { type Item, is, meaningOf } from './items.ts';

/** Joins number words that make one number: thirty + five, two + hundred + and + six, five + dozen. */
export function composeNumbers(items: Item[]): Item[] {
  const composed: Item[] = [];
  let at = 0;
  while (at < items.length) {
    const item = items[at];
    if (item === undefined) break;
    const joined = compose(items, at);
    if (joined && joined.to > at + 1) {
      const last = items[joined.to - 1] ?? item;
      composed.push({
        start: item.start,
        end: last.end,
        raw: items
          .slice(at, joined.to)
          .map((part) => part.raw)
          .join(' '),
        glued: item.glued,
        meanings: [{ tag: 'number', value: String(joined.value) }],
      });
      at = joined.to;
    } else {
      composed.push(item);
      at++;
    }
  }
  return composed;
}

function compose(items: Item[], from: number): { value: number; to: number } | undefined {
  const whole = groupedDigits(items, from) ?? scaledDecimal(items, from);
  if (whole) return whole;
  let value = countAt(items[from]);
  if (value === undefined) return undefined;
  let spelled = !is(items[from], 'digits');
  let to = from + 1;
  for (;;) {
    const scale = numberAt(items[to], 'scale');
    if (scale !== undefined && value < 10_000) {
      value = scaled(value, scale);
      spelled = true;
      to++;
      continue;
    }
    const next = is(items[to], 'and') || isHyphen(items, to) ? to + 1 : to;
    // "Две тысячи восемнадцатый": the last word of a year may be an ordinal.
    const part: number | undefined =
      numberAt(items[next], 'number') ?? (value >= 1000 ? numberAt(items[next], 'ordinal') : undefined);
    // A word that may also be "year" (Vietnamese năm) or "of" is no part of a number.
    if (part === undefined || !spelled || is(items[next], 'year') || is(items[next], 'filler')) break;
    if (value < 1000 && part >= 1000 && part < 2000 && next === to && !is(items[next], 'digits')) {
      value = value * 1000 + (part - 1000);
    } else if (
      fits(value, part, next > to) ||
      (value % 100 === 10 && part < 10 && next === to && endsWithTen(items, to))
    ) {
      value += part;
    } else break;
    to = next + 1;
  }
  return { value, to };
}

/** "On | sekiz", "iki bin on | sekizin", deux mille dix | huit: a unit in words goes on with the ten in front of it. */
function endsWithTen(items: Item[], to: number): boolean {
  const year = (numberAt(items[to - 1], 'number') ?? 0) >= 2000;
  return is(items[to - 1], 'tens') || (year && !is(items[to], 'digits'));
}

/** "Nonante-huit": a hyphen between two number words. */
function isHyphen(items: Item[], at: number): boolean {
  const words = [items[at - 1], items[at + 1]].every((item) => is(item, 'number') && !is(item, 'digits'));
  return words && is(items[at], 'dash') && items[at]?.glued === true && items[at + 1]?.glued === true;
}

/** 2.300 and 5,450: groups of three digits. */
function groupedDigits(items: Item[], from: number): { value: number; to: number } | undefined {
  const [first, sign, rest] = [items[from], items[from + 1], items[from + 2]];
  const thousands = meaningOf(rest, 'digits');
  const grouped =
    is(first, 'digits') &&
    Number(meaningOf(first, 'digits')) < 1000 &&
    (is(sign, 'comma') || is(sign, 'dot')) &&
    sign?.glued &&
    rest?.glued &&
    thousands?.length === 3;
  return grouped
    ? { value: Number(meaningOf(first, 'digits')) * 1000 + Number(thousands), to: from + 3 }
    : undefined;
}

/** 2.5k, 2,3 mil: a decimal is a count when a scale stands behind it. */
function scaledDecimal(items: Item[], from: number): { value: number; to: number } | undefined {
  const [first, sign, tenths] = [items[from], items[from + 1], items[from + 2]];
  const scale = numberAt(items[from + 3], 'scale');
  const decimal = is(first, 'digits') && is(tenths, 'digits') && sign?.glued && tenths?.glued;
  if (!decimal || scale === undefined || !(is(sign, 'comma') || is(sign, 'dot'))) return undefined;
  const value = Number(`${meaningOf(first, 'digits')}.${meaningOf(tenths, 'digits')}`) * scale;
  return { value: Math.round(value * 1000) / 1000, to: from + 4 };
}

/** "Two thousand two" before "hundred": only the last part is multiplied. */
function scaled(value: number, scale: number): number {
  const last = value >= 1000 && scale < 1000 ? value % 1000 : value;
  return value - last + last * scale;
}

function fits(value: number, part: number, joined: boolean): boolean {
  if (value >= 1000 && value % 1000 === 0) return part < 1000 && part > 0;
  if (value >= 100 && value % 100 === 0) return part < 100 && part > 0;
  const tens = value % 100;
  if (tens >= 20 && tens % 10 === 0) return part < 10 && part > 0;
  // Arabic and old German say the unit first: واحد وعشرون.
  return joined && tens < 10 && tens > 0 && part >= 20 && part < 100 && part % 10 === 0;
}

function countAt(item: Item | undefined): number | undefined {
  return numberAt(item, 'number') ?? numberAt(item, 'article');
}

function numberAt(item: Item | undefined, tag: string): number | undefined {
  const value = meaningOf(item, tag);
  return value === undefined ? undefined : Number(value);
}
