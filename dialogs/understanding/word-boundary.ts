/** What a UTF-16 unit is to the question where words begin and end. */
const other = 1;
const digit = 2;
const letter = 3;
/** A letter of a script that writes no spaces between words. */
const unspaced = 4;
/** Unspaced too, but a word in it is as long as its run: リガ is not in ブリガデ. */
const katakana = 5;
/** Thai vowels and tones that stand on the letter before them, or behind it. */
const thaiMark = 6;
/** Thai vowels that are written before the letter they are spoken behind: เ in เสี่ยง is no word, so สี่ is none in it. */
const thaiLead = 7;
const lowSurrogate = 8;
const highSurrogate = 9;

/** Filled as units come up; 0 is not known yet. */
const kinds = new Uint8Array(0x10000);

/** Whether a word may begin or end between `at - 1` and `at`. */
export function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = kindAt(text, at - 1);
  const after = kindAt(text, at);
  if (after === thaiMark || (after === lowSurrogate && before === highSurrogate)) return false;
  if (before === digit && after === digit) return false;
  if (before === thaiLead && isLetter(after)) return false;
  if (!isLetter(before) || !isLetter(after)) return true;
  if (before === katakana && after === katakana) return false;
  return before !== letter || after !== letter;
}

/** Where the word ends that goes on at a place: at least a place further. */
export function wordEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && !isBoundary(text, end)) end++;
  return end;
}

function isLetter(kind: number): boolean {
  return kind >= letter && kind <= thaiLead;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit] ?? 0;
  if (known !== 0) return known;
  const kind = kindOf(text.charAt(at));
  kinds[unit] = kind;
  return kind;
}

function kindOf(unit: string): number {
  if (/[\udc00-\udfff]/.test(unit)) return lowSurrogate;
  if (/[\ud800-\udbff]/.test(unit)) return highSurrogate;
  if (/\d/.test(unit)) return digit;
  if (/[\u0e30-\u0e3a\u0e47-\u0e4e]/.test(unit)) return thaiMark;
  if (/[\u0e40-\u0e44]/.test(unit)) return thaiLead;
  if (/[\p{Script=Katakana}ー]/u.test(unit)) return katakana;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Hangul}々]/u.test(unit)) return unspaced;
  return /[\p{L}\p{M}]/u.test(unit) ? letter : other;
}
