import { type Item, is, isFiller, meaningOf } from '../items.ts';

/** A stretch of the day as it was said: "9 to 6pm", "9:00–18:00", "上午9点到下午6点". Minutes since midnight. */
export interface ClockRange {
  from: number;
  to: number;
  /** Item indexes, end exclusive. */
  first: number;
  behind: number;
}

interface Clock {
  minutes: number;
  /** Morning or afternoon was said, or the number leaves no choice. */
  half: 'am' | 'pm' | undefined;
  /** More than a bare number: minutes, "o'clock", a part of the day. */
  clear: boolean;
  behind: number;
}

const day = 24 * 60;
const noon = 12 * 60;

/** A range of clock times beginning at an item, or undefined. */
export function readClockRange(items: Item[], at: number): ClockRange | undefined {
  const idiom = /^(\d+)-(\d+)$/.exec(meaningOf(items[at], 'clock-range') ?? '');
  if (idiom) return { from: Number(idiom[1]) * 60, to: Number(idiom[2]) * 60, first: at, behind: at + 1 };
  let start = at;
  const between = is(items[start], 'between');
  if (between || is(items[start], 'from')) start = skipFillers(items, start + 1);
  const from = readClock(items, start);
  if (from === undefined) return undefined;
  let link = skipFillers(items, from.behind);
  const next = from.half && is(items[link], 'part-before') ? readClock(items, link) : undefined;
  if (next) return { ...settle(from, next), first: at, behind: next.behind };
  const joined =
    ['dash', 'tilde', 'until', 'slash'].some((tag) => is(items[link], tag)) ||
    (between && is(items[link], 'and'));
  if (is(items[link], 'slash') && !from.clear && !isShift(items, at)) return undefined;
  if (joined) link = skipFillers(items, link + 1);
  if (joined && is(items[link], 'until')) link = skipFillers(items, link + 1);
  const to = readClock(items, link);
  // Turkish says it behind both: dokuz buçuk altı buçuk arası.
  const enclosed = to !== undefined && is(items[to.behind], 'between') && to.behind - at > 1;
  if (to === undefined || !(joined || enclosed || isOpenThenClosed(items, from, to))) return undefined;
  const bare = !from.clear && !to.clear;
  if (
    bare &&
    (['day', 'year', 'month-unit', 'week', 'person', 'percent'].some((tag) => is(items[to.behind], tag)) ||
      (items[to.behind]?.glued && (is(items[to.behind], 'slash') || is(items[to.behind], 'dash'))))
  )
    return undefined;
  return { ...settle(from, to), first: at, behind: to.behind };
}

/** "9/13 - 15/19": Italians write the two halves of a day so; a lone 9/13 may be a date. */
function isShift(items: Item[], at: number): boolean {
  return isShiftPair(items, at) || [1, 2].some((joint) => isShiftPair(items, at - 3 - joint + 1));
}

/** Four rising hours, a slash in each half and at most one sign between the halves. */
function isShiftPair(items: Item[], at: number): boolean {
  const second = is(items[at + 3], 'digits') ? at + 3 : at + 4;
  const hours = [at, at + 2, second, second + 2].map((index) =>
    Number(meaningOf(items[index], 'digits') ?? Number.NaN),
  );
  const rising = hours.every((hour, index) => hour >= (hours[index - 1] ?? 0) && hour <= 24);
  return rising && [at + 1, second + 1].every((index) => is(items[index], 'slash') && items[index]?.glued);
}

/** "9h 18h" needs no word between. */
function isOpenThenClosed(items: Item[], from: Clock, to: Clock): boolean {
  const written = (clock: Clock): boolean =>
    is(items[clock.behind - 1], 'oclock') ||
    (is(items[clock.behind - 2], 'colon') && clock.half === undefined);
  return (
    written(from) &&
    written(to) &&
    from.minutes < to.minutes + (to.half ? 0 : noon) &&
    from.minutes !== to.minutes &&
    to.behind - from.behind <= 3
  );
}

function readClock(items: Item[], at: number): Clock | undefined {
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
  const military = readMilitary(items[index]);
  if (military !== undefined) return { minutes: military, half, clear: true, behind: index + 1 };
  const byName = readNamedHour(items, index);
  if (byName) return byName;
  const hour = Number(meaningOf(items[index], 'number') ?? Number.NaN);
  // 深夜2時, 晚上12点, 밤 1시: the small hours of the night
  const nightly = half === 'pm' && items.slice(at, index).some((item) => is(item, 'deep-night'));
  if (nightly && (hour < 5 || hour === 12)) half = 'am';
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
  if (minutes === 0 && isSpelledMinute(items, index)) {
    minutes = Number(meaningOf(items[index], 'number'));
    index++;
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
  const suffix = skipFillers(items, index);
  const part = dayPart(items[suffix], hour * 60 + minutes);
  if (part && half === undefined && !startsClock(items, suffix)) {
    half = part;
    index = suffix + 1;
    clear = true;
  }
  return { minutes: hour * 60 + minutes - (filling ? 30 : 0), half, clear, behind: index };
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

/** Two number words after each other, the second of them minutes. */
function isSpelledMinute(items: Item[], at: number): boolean {
  const spelled = [items[at - 1], items[at]].every((item) => is(item, 'number') && !is(item, 'digits'));
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

/** Thai counts the evening and the small hours anew: 2 ทุ่ม is 20:00, ตี 2 is 2:00, บ่าย 2 is 14:00. */
function readThaiHour(items: Item[], at: number): Clock | undefined {
  const evening = Number(meaningOf(items[at], 'number'));
  if (is(items[at + 1], 'thai-evening') && evening >= 1 && evening <= 5) {
    return { minutes: (evening + 18) * 60, half: 'pm', clear: true, behind: at + 2 };
  }
  const hour = Number(meaningOf(items[at + 1], 'number'));
  const lead = is(items[at], 'thai-dawn') ? 0 : is(items[at], 'thai-afternoon') ? 12 : undefined;
  if (lead === undefined || !(hour >= 1 && hour <= 6)) return undefined;
  const behind = is(items[at + 2], 'oclock') ? at + 3 : at + 2;
  return { minutes: (hour + lead) * 60, half: lead === 0 ? 'am' : 'pm', clear: true, behind };
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

function settle(from: Clock, to: Clock): { from: number; to: number } {
  let end = absolute(to);
  let start = absolute(from);
  if (
    from.half === undefined &&
    to.half === 'pm' &&
    from.minutes < noon &&
    from.minutes + noon < end &&
    to.minutes <= noon
  ) {
    // "2 to 6 pm" is an afternoon; "9 to 6 pm" begins in the morning.
    if (from.minutes < to.minutes && from.minutes < 7 * 60) start = from.minutes + noon;
  }
  if (to.half === undefined && end <= start && end > 0 && start < noon + 60 && end <= noon) end += noon;
  if (from.half === 'pm' && to.half === undefined && end <= start && end + noon > start) end += noon;
  if (end === 0) end = day;
  return { from: start, to: end };
}

function absolute(clock: Clock): number {
  if (clock.half === 'pm' && clock.minutes < noon) return clock.minutes + noon;
  if (clock.half === 'am' && clock.minutes >= noon && clock.minutes < noon + 60) return clock.minutes - noon;
  return clock.minutes;
}

export function skipFillers(items: Item[], from: number): number {
  let index = from;
  while (isFiller(items[index])) index++;
  return index;
}
