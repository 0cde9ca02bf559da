import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { oncePerItem } from './once-per-item.ts';
import { isPastMidnight } from './past-midnight.ts';

/** A time of day as it was said. */
export interface Clock {
  minutes: number;
  /** Morning or afternoon was said, or the number leaves no choice. */
  half: 'am' | 'pm' | undefined;
  /** More than a bare number: minutes, "o'clock", a part of the day. */
  clear: boolean;
  behind: number;
}

export const day = 24 * 60;
export const noon = 12 * 60;

/** The time of day beginning at an item, or undefined. */
export const readClock = oncePerItem(readClockAnew);

function readClockAnew(items: Item[], at: number): Clock | undefined {
  const named = is(items[at], 'noon') ? noon : is(items[at], 'midnight') ? 0 : undefined;
  const thai = readThaiHour(items, at);
  if (thai) return thai;
  // öğlen 12, gece 12, mittags um 12: the word decides which twelve.
  const twelve = readTwelve(items, at);
  if (twelve) return twelve;
  let index = at;
  // German and Russian name the hour that is being filled: halb neun is 8:30.
  const filling = is(items[index], 'half-before');
  if (filling) index++;
  let half = dayPart(items[index]);
  if (half) index = skipFillers(items, index + 1);
  if (is(items[index], 'oclock') && !is(items[index], 'number')) index = skipFillers(items, index + 1);
  // "Half past nine", "quarter to six", Viertel nach acht: minutes said before the hour.
  const shift = is(items[index + 1], 'number') ? Number(meaningOf(items[index], 'clock-shift') ?? 0) : 0;
  if (shift !== 0) index++;
  const military = isOfPhone(items, index) ? undefined : readMilitary(items[index]);
  if (military !== undefined) {
    // 0930hrs
    const behind = is(items[index + 1], 'oclock') ? index + 2 : index + 1;
    return { minutes: military, half, clear: true, behind };
  }
  const lacking = readLacking(items, index);
  if (lacking) return lacking;
  const byName = readNamedHour(items, index);
  if (byName) return byName;
  const hour = Number(meaningOf(items[index], 'number') ?? Number.NaN);
  // 深夜2時, 晚上12点, 밤 1시: the small hours of the night
  if (half === 'pm' && items.slice(at, index).some((item) => isPastMidnight(item, hour))) half = 'am';
  if (!(hour >= 0 && hour <= 24)) {
    return named === undefined
      ? undefined
      : { minutes: named, half: named === 0 ? undefined : 'pm', clear: true, behind: at + 1 };
  }
  index++;
  let clear = half !== undefined || shift !== 0;
  let minutes = shift;
  const digits = meaningOf(items[index + 1], 'digits');
  if (
    (is(items[index], 'colon') || is(items[index], 'dot') || is(items[index], 'oclock')) &&
    digits?.length === 2 &&
    Number(digits) < 60 &&
    ((items[index]?.glued && items[index + 1]?.glued && !isNextHour(items, index)) ||
      isMinuteApart(items, index))
  ) {
    minutes = Number(digits);
    index = behindSeconds(items, index + 2);
    clear = true;
    if (is(items[index], 'minute')) index = behindSeconds(items, index + 1);
  }
  // 8시 30분, 九点三十分
  const spoken = is(items[index + 2], 'minute') ? Number(meaningOf(items[index + 1], 'number')) : Number.NaN;
  if (is(items[index], 'oclock') && spoken >= 0 && spoken < 60) {
    minutes = spoken;
    index = behindSeconds(items, index + 3);
    clear = true;
  }
  if (is(items[index], 'oclock') || is(items[index], 'hour')) {
    index++;
    clear = true;
    if (is(items[index], 'half')) {
      minutes = 30;
      index++;
    }
  }
  // "eight thirty"
  const spelledAt = is(items[index], 'and') && isSpelledMinute(items, index + 1, index) ? index + 1 : index;
  if (minutes === 0 && isSpelledMinute(items, spelledAt, index)) {
    minutes = Number(meaningOf(items[spelledAt], 'number'));
    index = spelledAt + 1;
    clear = true;
  }
  // nueve y media, nove e mezza, dokuz buçuk
  const joined = is(items[index], 'and') ? index + 1 : index;
  if (minutes === 0 && is(items[joined], 'clock-half')) {
    minutes = 30;
    index = joined + 1;
    clear = true;
  }
  // las nueve y cuarto, le sei meno un quarto
  const shiftAfter = Number(meaningOf(items[index], 'clock-after') ?? 0);
  if (minutes === 0 && shiftAfter !== 0) {
    minutes = shiftAfter;
    index++;
    clear = true;
  }
  // 9 giờ kém 15, las nueve menos diez
  const lack = Number(meaningOf(items[index + 1], 'number') ?? Number.NaN);
  if (minutes === 0 && is(items[index], 'clock-minus') && lack > 0 && lack < 60) {
    minutes = -lack;
    index += is(items[index + 2], 'minute') ? 3 : 2;
    clear = true;
  }
  const suffix = skipFillers(items, index);
  const part = dayPart(items[suffix], hour * 60 + minutes);
  if (part && half === undefined && !startsClock(items, suffix)) {
    // "Le 2 di notte", gece 2, 2 بالليل
    half = isPastMidnight(items[suffix], hour) ? 'am' : part;
    index = suffix + 1;
    clear = true;
  }
  return { minutes: hour * 60 + minutes - (filling ? 30 : 0), half, clear, behind: index };
}

/** Без пятнадцати девять: minutes that are lacking said before the hour. */
function readLacking(items: Item[], at: number): Clock | undefined {
  if (!is(items[at], 'clock-minus-before')) return undefined;
  const lack = Number(meaningOf(items[at + 1], 'number'));
  const next = is(items[at + 2], 'minute') ? at + 3 : at + 2;
  const hour = Number(meaningOf(items[next], 'number'));
  if (!(lack > 0 && lack < 60 && hour >= 1 && hour <= 24)) return undefined;
  const suffix = is(items[next + 1], 'oclock') ? next + 2 : next + 1;
  const half = dayPart(items[suffix]);
  return { minutes: hour * 60 - lack, half, clear: true, behind: half ? suffix + 1 : suffix };
}

/** 17:55:23, 17時55分23秒: seconds change nothing. */
function behindSeconds(items: Item[], at: number): number {
  const seconds = meaningOf(items[at + 1], 'digits');
  const written = is(items[at], 'colon') && items[at]?.glued && items[at + 1]?.glued;
  if (written && seconds?.length === 2 && Number(seconds) < 60) return at + 2;
  return is(items[at], 'digits') && is(items[at + 1], 'second') ? at + 2 : at;
}

/** An hour with a word of its own: التاسعة والنصف صباحا, полдевятого, สองทุ่ม. */
function readNamedHour(items: Item[], at: number): Clock | undefined {
  // "16h-24h": behind another time, 24h is the end of the day, not around the clock.
  const ends = ['dash', 'tilde', 'until'].some((tag) => is(items[at - 1], tag));
  if (ends && is(items[at], 'round-the-clock') && /^24\D*$/.test(items[at]?.raw ?? ''))
    return { minutes: day, half: undefined, clear: true, behind: at + 1 };
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(meaningOf(items[at], 'clock') ?? '') ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  let behind = at + 1;
  let minutes = Number(hour) * 60 + Number(minute);
  const joined = is(items[behind], 'and') ? behind + 1 : behind;
  if (is(items[joined], 'half')) {
    minutes += 30;
    behind = joined + 1;
  }
  // السادسة إلا ربع
  const shift = Number(meaningOf(items[behind], 'clock-after') ?? 0);
  if (shift !== 0) {
    minutes += shift;
    behind++;
  }
  const suffix = skipFillers(items, behind);
  const half = minutes > noon ? undefined : dayPart(items[suffix], minutes);
  return { minutes, half, clear: true, behind: half ? suffix + 1 : behind };
}

/** 9時18時: what stands before another word for the hour is one itself. */
function isNextHour(items: Item[], oclock: number): boolean {
  return is(items[oclock], 'oclock') && is(items[oclock + 2], 'oclock') && !is(items[oclock + 2], 'minute');
}

/** "8 uhr 30": minutes apart from the word for the hour, not the next hour as in "8 uhr 17 uhr". */
function isMinuteApart(items: Item[], oclock: number): boolean {
  const next = items[oclock + 2];
  return (
    is(items[oclock], 'oclock') &&
    !items[oclock + 1]?.glued &&
    !['oclock', 'hour', 'colon', 'dot', 'am', 'pm', 'minute', 'number', 'day'].some((tag) => is(next, tag))
  );
}

/** Two number words after each other or with "o'clock" or "and" between, the second of them minutes. */
function isSpelledMinute(items: Item[], at: number, behindHour: number): boolean {
  // "Siebzehn Uhr dreißig"
  const told = is(items[behindHour - 1], 'oclock') && !is(items[behindHour - 1], 'number');
  const hour = told ? behindHour - 2 : behindHour - 1;
  const spelled = [items[hour], items[at]].every((item) => is(item, 'number') && !is(item, 'digits'));
  return spelled && ['10', '15', '20', '30', '40', '45', '50'].includes(meaningOf(items[at], 'number') ?? '');
}

function readTwelve(items: Item[], at: number): Clock | undefined {
  const hour = skipFillers(items, at + 1);
  if (meaningOf(items[hour], 'number') !== '12' || is(items[hour + 1], 'colon')) return undefined;
  const behind = is(items[hour + 1], 'oclock') ? hour + 2 : hour + 1;
  if (is(items[at], 'noon')) return { minutes: noon, half: 'pm', clear: true, behind };
  return is(items[at], 'night') ? { minutes: 0, half: undefined, clear: true, behind } : undefined;
}

/** 0900, 1730: four digits, on the quarter of an hour, so that no year before the last full one looks like it. */
function readMilitary(item: Item | undefined): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-4])(00|15|30|45)$/.exec(meaningOf(item, 'digits') ?? '') ?? [];
  return hour === undefined || minute === undefined ? undefined : Number(hour) * 60 + Number(minute);
}

/** 0800-123-456, 0800 123 456: three digits behind a dash or a space, or more that tell no time, are of a telephone. */
function isOfPhone(items: Item[], at: number): boolean {
  const dashed = is(items[at + 1], 'dash');
  const next = items[dashed ? at + 2 : at + 1];
  const { length = 0 } = meaningOf(next, 'digits') ?? '';
  return length === 3 || (!dashed && length > 3 && readMilitary(next) === undefined);
}

/**
 * Thai counts the morning, the evening and the small hours anew: 3 โมงเช้า is 9:00, 2 ทุ่ม is 20:00, ตี 2 is 2:00,
 * บ่าย 2 is 14:00.
 */
function readThaiHour(items: Item[], at: number): Clock | undefined {
  const first = Number(meaningOf(items[at], 'number'));
  if (is(items[at + 1], 'thai-evening') && first >= 1 && first <= 5)
    return withThaiMinutes(items, { minutes: (first + 18) * 60, half: 'pm', clear: true, behind: at + 2 });
  if (is(items[at + 1], 'thai-morning') && first >= 1 && first <= 5)
    return withThaiMinutes(items, { minutes: (first + 6) * 60, half: 'am', clear: true, behind: at + 2 });
  const hour = Number(meaningOf(items[at + 1], 'number'));
  const lead = is(items[at], 'thai-dawn') ? 0 : is(items[at], 'thai-afternoon') ? 12 : undefined;
  if (lead === undefined || !(hour >= 1 && hour <= 6)) return undefined;
  const behind = is(items[at + 2], 'oclock') ? at + 3 : at + 2;
  const half = lead === 0 ? 'am' : 'pm';
  return withThaiMinutes(items, { minutes: (hour + lead) * 60, half, clear: true, behind });
}

/** ห้าทุ่มครึ่ง, สองทุ่มสิบห้านาที */
function withThaiMinutes(items: Item[], clock: Clock): Clock {
  const { minutes, behind } = clock;
  if (is(items[behind], 'half')) return { ...clock, minutes: minutes + 30, behind: behind + 1 };
  const more = Number(meaningOf(items[behind], 'number'));
  return is(items[behind + 1], 'minute') && more < 60
    ? { ...clock, minutes: minutes + more, behind: behind + 2 }
    : clock;
}

/** "9 上午 10": a part of the day that stands before another number belongs to that one. */
function startsClock(items: Item[], part: number): boolean {
  return is(items[part], 'part-before') && is(items[part + 1], 'number');
}

/** "Siang" and "trưa" reach from late morning to early afternoon: the hour, in minutes, tells which. */
function dayPart(item: Item | undefined, minutes?: number): 'am' | 'pm' | undefined {
  if (minutes !== undefined && is(item, 'midday')) return minutes >= 10 * 60 && minutes < noon ? 'am' : 'pm';
  if (is(item, 'am')) return 'am';
  return is(item, 'pm') ? 'pm' : undefined;
}

export function skipFillers(items: Item[], from: number): number {
  let index = from;
  while (isFiller(items[index])) index++;
  return index;
}
