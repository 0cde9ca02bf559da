/** A number written in Han or Hangul numerals, and where it ends. */
export interface Numeral {
  end: number;
  value: number;
  /** 两三 is no 23 but two or three; given as "2-3". */
  few?: string;
  /** 一零 before "year" is 2010: the last two digits, said one by one. */
  yearDigits?: string;
}

const hanRun = /[〇零○一二三四五六七八九十百千万萬两兩壱弐壹贰貳叁参肆伍陆陸柒捌玖拾佰仟廿卅]+/y;
const mixedRun = /\d{1,4}[十百千万萬拾佰仟][\d〇零○一二三四五六七八九十百千万萬两兩拾佰仟]+/y;
const kanaWord =
  /いち|に(?!ん)|さん|よん|ご|ろく|ろっ|なな|はち|はっ|きゅう|じゅう(?!ぶん)|[ひびぴ]ゃく|[せぜ]ん|まん/g;
const kanaRun = new RegExp(`(?:${kanaWord.source})+`, 'y');
const hangulRun = /[영공일이삼사오육륙칠팔구십백천만]+/y;
/** What a Korean number of one syllable must stand before: 이 is "two" in 이 년, and a particle nearly everywhere. */
const koreanCounter = /^ ?(?:년|개월|월|시|분|명|인|주|일)/;

const spelled = new Map(
  Object.entries({
    零: '〇',
    '○': '〇',
    两: '二',
    兩: '二',
    壱: '一',
    弐: '二',
    壹: '一',
    贰: '二',
    貳: '二',
    叁: '三',
    参: '三',
    肆: '四',
    伍: '五',
    陆: '六',
    陸: '六',
    柒: '七',
    捌: '八',
    玖: '九',
    拾: '十',
    佰: '百',
    仟: '千',
    萬: '万',
    廿: '二十',
    卅: '三十',
    いち: '一',
    に: '二',
    さん: '三',
    よん: '四',
    ご: '五',
    ろく: '六',
    ろっ: '六',
    なな: '七',
    はち: '八',
    はっ: '八',
    きゅう: '九',
    じゅう: '十',
    ひゃく: '百',
    びゃく: '百',
    ぴゃく: '百',
    せん: '千',
    ぜん: '千',
    まん: '万',
    영: '〇',
    공: '〇',
    일: '一',
    이: '二',
    삼: '三',
    사: '四',
    오: '五',
    육: '六',
    륙: '六',
    칠: '七',
    팔: '八',
    구: '九',
    십: '十',
    백: '百',
    천: '千',
    만: '万',
  }),
);
const digits = '〇一二三四五六七八九';
const units = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }));

/**
 * Reads 二〇二三, 十八, 一千零一, 两万 or 이천이십삼 at a place of a text.
 *
 * @param shortened Chinese leaves the last unit out: 一千六 is 1600; in Japanese 百六 is 106
 */
export function findNumeral(text: string, at: number, shortened: boolean): Numeral | undefined {
  hanRun.lastIndex = at;
  const han = hanRun.exec(text)?.[0];
  if (han !== undefined) {
    const end = at + han.length;
    const few = fewOf(han);
    // 二三年三月 is March 2023 all the same.
    const dated = /^年\s*[\d一二三四五六七八九十]/.test(text.slice(end, end + 4));
    return {
      end,
      value: valueOfNumeral(han, shortened),
      ...(few && !dated ? { few } : {}),
      ...yearDigitsOf(han),
    };
  }
  return findKana(text, at) ?? findHangul(text, at);
}

/** 3千9百65, 1千零1: digits and units in turn. 3千 alone is left to the words that multiply. */
export function findMixedNumeral(text: string, at: number, shortened: boolean): Numeral | undefined {
  mixedRun.lastIndex = at;
  const run = mixedRun.exec(text)?.[0];
  return run === undefined ? undefined : { end: at + run.length, value: valueOfNumeral(run, shortened) };
}

/** にじゅうさん, from ten on: the shorter words are particles and names as well, and じゅうぶん is "enough". */
function findKana(text: string, at: number): Numeral | undefined {
  kanaRun.lastIndex = at;
  const run = kanaRun.exec(text)?.[0];
  if (run === undefined || !/じゅう|ゃく/.test(run)) return undefined;
  const han = run.replace(kanaWord, (word) => spelled.get(word) ?? word);
  return { end: at + run.length, value: valueOfNumeral(han, false) };
}

function findHangul(text: string, at: number): Numeral | undefined {
  if (/\p{Script=Hangul}/u.test(text.charAt(at - 1))) return undefined;
  hangulRun.lastIndex = at;
  const run = hangulRun.exec(text)?.[0];
  if (run === undefined) return undefined;
  // 십오일, 이십육이다: two digits never stand together, so the second is "day" or "is".
  const number = /[십백천만]/.test(run)
    ? (/^(?:[영공일이삼사오육륙칠팔구]?[십백천만])+[일이삼사오육륙칠팔구]?/.exec(run)?.[0] ?? run)
    : run;
  const end = at + number.length;
  if (!koreanCounter.test(text.slice(end, end + 4)) && number.length < 3) return undefined;
  return { end, value: valueOfNumeral(number, false) };
}

function yearDigitsOf(run: string): { yearDigits?: string } {
  const letters = [...run].map((letter) => digits.indexOf(spelled.get(letter) ?? letter));
  // 一五年 is 2015, but 二三年 two or three years.
  const counts = letters.includes(0) || (letters[1] ?? 0) !== (letters[0] ?? 0) + 1;
  return letters.length === 2 && counts && !letters.includes(-1) ? { yearDigits: letters.join('') } : {};
}

/** 两三, 三四十, 十七八: two neighbouring digits are an estimate. */
function fewOf(run: string): string | undefined {
  const letters = [...run].map((letter) => spelled.get(letter) ?? letter);
  const pair = /^(十?)([一二三四五六七八])([二三四五六七八九])(十?)$/.exec(letters.join(''));
  if (!pair) return undefined;
  const [low, high] = [digits.indexOf(pair[2] ?? ''), digits.indexOf(pair[3] ?? '')];
  // 三五个 is "a few".
  if (high !== low + 1 && !(low === 3 && high === 5)) return undefined;
  const [before, scale] = [pair[1] ? 10 : 0, pair[4] ? 10 : 1];
  return `${before + low * scale}-${before + high * scale}`;
}

function valueOfNumeral(run: string, shortened: boolean): number {
  const letters = [...run].flatMap((letter) => [
    ...(digits[Number(letter)] ?? spelled.get(letter) ?? letter),
  ]);
  if (letters.every((letter) => digits.includes(letter))) {
    return Number(letters.map((letter) => digits.indexOf(letter)).join(''));
  }
  let total = 0;
  let digit = 0;
  let unitBefore = 1;
  for (const letter of letters) {
    const unit = units.get(letter);
    if (letter === '万') {
      total = (total + digit) * 10_000;
      digit = 0;
      unitBefore = 10_000;
    } else if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
      unitBefore = unit;
    } else {
      digit = digit * (digit > 0 ? 10 : 1) + digits.indexOf(letter);
      if (letter === '〇') unitBefore = 1;
    }
  }
  return total + digit * (shortened && unitBefore > 10 && digit < 10 ? unitBefore / 10 : 1);
}
