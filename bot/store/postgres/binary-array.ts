/** Of the types, as every PostgreSQL has them: `SELECT oid, typname FROM pg_type`. */
const [integer, text] = [23, 25];
const nullLength = -1;

/**
 * A text[] as the database takes it without reading it character by character: JSON is full of what a literal has to
 * escape. A NUL, which no text of PostgreSQL holds, becomes U+FFFD. The form is that of array_recv in
 * https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/arrayfuncs.c
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  const texts = values.map((value) => (value?.includes('\0') ? value.replaceAll('\0', '\ufffd') : value));
  const lengths = texts.map((value) => (value === null ? nullLength : Buffer.byteLength(value)));
  const bytes = lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), 0);
  const { array, start } = arrayOf(text, values.length, bytes);
  let at = start;
  texts.forEach((value, index) => {
    at = array.writeInt32BE(lengths[index] ?? nullLength, at);
    if (value !== null) at += array.write(value, at);
  });
  return array;
}

/** An integer[]; the values have to be integers of 32 bits. */
export function integerArray(values: readonly (number | null)[]): Buffer {
  const bytes = values.reduce<number>((sum, value) => sum + (value === null ? 4 : 8), 0);
  const { array, start } = arrayOf(integer, values.length, bytes);
  let at = start;
  for (const value of values) {
    at = array.writeInt32BE(value === null ? nullLength : 4, at);
    if (value !== null) at = array.writeInt32BE(value, at);
  }
  return array;
}

/** With its head: dimensions, whether it may hold NULL, the type, and of the only dimension the size and first index. */
function arrayOf(type: number, size: number, bytes: number): { array: Buffer; start: number } {
  const head = size === 0 ? [0, 0, type] : [1, 1, type, size, 1];
  const array = Buffer.allocUnsafe(head.length * 4 + bytes);
  head.forEach((value, index) => {
    array.writeInt32BE(value, index * 4);
  });
  return { array, start: head.length * 4 };
}
