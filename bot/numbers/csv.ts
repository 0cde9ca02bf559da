/**
 * Rows as a file for spreadsheets (RFC 4180, with the mark by which they know UTF-8). A cell that a spreadsheet would take
 * for a formula begins with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** Also behind spaces and in the wide forms, which spreadsheets read as the plain ones. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@\t\r\n＝＋－＠]/u;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n\t;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
