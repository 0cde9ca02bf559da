import { createHash } from 'node:crypto';

/** Rows of a table in any order: how many, and the sum of a digest of each. */
export interface Checksum {
  rows: number;
  sum: bigint;
}

/** So many hexadecimal digits of the MD5 of a row count. It finds what was lost or changed, not who meant to. */
const digits = 12;

/** The digest of a row of these values, as `rowDigestSql` makes it. */
export function rowDigest(values: readonly unknown[]): bigint {
  const text = values.map(fieldOf).join('');
  return BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, digits)}`);
}

/** The same in PostgreSQL, of a row with these columns. */
export function rowDigestSql(columns: readonly string[]): string {
  const fields = columns.map(
    (column) => `coalesce(octet_length(${column}::text) || ':' || ${column}::text, 'n')`,
  );
  return `('x' || left(md5(${fields.join(' || ')}), ${digits}))::bit(${digits * 4})::bigint`;
}

/** Each field says how long it is, so that no two rows are written alike. */
function fieldOf(value: unknown): string {
  if (value === null) return 'n';
  const text = String(value);
  return `${Buffer.byteLength(text)}:${text}`;
}
