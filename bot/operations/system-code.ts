/** The code of an error of the system, such as ENOSPC; its message can name what it is about at length. */
export function systemCode(error: unknown): string {
  return Error.isError(error) && 'code' in error ? String(error.code) : 'unknown';
}
