import { type Item, is, meaningOf } from '../items.ts';

/** Hours and days of a working week that was said in a word. */
export interface WorkWeek {
  hoursPerDay: number;
  daysPerWeek: number;
}

/** 996: from nine to nine on six days, 955 from nine to five on five. Only where no other number is said. */
export function readWorkWeek(items: Item[], at: number): WorkWeek | undefined {
  const [, opens, closes, days] = /^([89])([5-9])([56])$/.exec(meaningOf(items[at], 'digits') ?? '') ?? [];
  if (opens === undefined || items.some((item, index) => index !== at && is(item, 'number')))
    return undefined;
  return { hoursPerDay: Number(closes) + 12 - Number(opens), daysPerWeek: Number(days) };
}
