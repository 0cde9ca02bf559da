import { errorCatalogue } from '../../dialogs/errors.ts';

/** The text of docs/errors.md. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { what, cure }]) => `| \`${code}\` | ${what} | ${cure} |`,
  );
  return [
    '# Errors',
    '',
    'Every error that the program raises on purpose, by its code. Over HTTP it is answered as',
    '`{"error":{"code","message"}}`; at the start it is printed with the file, line or setting it is about.',
    'This page is generated from `dialogs/errors.ts` by `npm run settings`.',
    '',
    '| code | what happened | how to mend it |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
