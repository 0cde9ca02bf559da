import { type ErrorCode, GuideError } from '../../../dialogs/errors.ts';

/** Primary codes of https://www.sqlite.org/rescode.html, which the lower byte of each code holds. */
const codes: Record<number, ErrorCode> = {
  11: 'store-damaged', // SQLITE_CORRUPT
  13: 'store-full', // SQLITE_FULL
  26: 'store-damaged', // SQLITE_NOTADB
};

/** An error of SQLite in the words of the catalogue; every other error as it is. */
export function storeError(error: unknown): unknown {
  if (error instanceof GuideError || !Error.isError(error) || !('code' in error)) return error;
  if (error.code === 'ERR_INVALID_STATE') {
    return new GuideError('store-unavailable', 'It is closed.', { cause: error });
  }
  if (error.code !== 'ERR_SQLITE_ERROR') return error;
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  // The text for the code, not the message: a message can quote what was being written.
  const words = 'errstr' in error ? String(error.errstr) : '';
  return new GuideError(codes[code & 0xff] ?? 'store-unavailable', `SQLite ${code}: ${words}.`, {
    cause: error,
  });
}
