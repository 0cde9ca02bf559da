import { GuideError } from '../../../dialogs/errors.ts';

/**
 * What became of a statement that failed. `unsent`: the database never heard of it. `undone`: it was rolled back for
 * the sake of others and would succeed another time. `refused`: it was not done and would not be another time either.
 * `unknown`: the connection broke, and it may have been done.
 */
export type Fate = 'unsent' | 'undone' | 'refused' | 'unknown';

/** A failure of the database in the words of the catalogue. */
export class PostgresFailure extends GuideError {
  readonly fate: Fate;
  /** The SQLSTATE, or the code of what became of the connection. */
  readonly state: string;

  constructor(
    code: 'store-unavailable' | 'store-full',
    detail: string,
    about: { fate: Fate; state: string; cause: unknown },
  ) {
    super(code, detail, { cause: about.cause });
    this.fate = about.fate;
    this.state = about.state;
  }
}

/** What to say of the states of https://www.postgresql.org/docs/15/errcodes-appendix.html that an operator meets. */
const states: Record<string, string> = {
  '25006': 'the database takes no writes',
  '28000': 'the database does not let this user in from here',
  '28P01': 'the password is wrong',
  '3D000': 'there is no such database',
  '42501': 'this user lacks a right to the schema',
  '53100': 'the disk is full',
  '53300': 'the database has no connection left',
  '57014': 'it took too long',
  '57P01': 'the database is being stopped',
  '57P03': 'the database is starting or stopping',
};

const [diskFull, serializationFailure, deadlock] = ['53100', '40001', '40P01'];
/** The database is not there for now, whoever asks. */
const notNow = /^(ECONNREFUSED|ECONNRESET|EPIPE|57P03|53300)$/;

/**
 * An error of the driver in the words of the catalogue; of the connection's errors only what holds no address and
 * no value. `when`: whether the statement had been sent.
 */
export function postgresFailure(error: unknown, when: 'connecting' | 'sent'): PostgresFailure {
  const code = codeOf(error);
  const isState = /^[0-9A-Z]{5}$/.test(code) && isSevere(error);
  const words = isState
    ? `PostgreSQL ${code}: ${states[code] ?? 'see its log'}.`
    : `Connection: ${code || wordsOf(error)}.`;
  return new PostgresFailure(code === diskFull ? 'store-full' : 'store-unavailable', words, {
    fate: fateOf(code, isState, when),
    state: code,
    cause: isState ? withoutValues(code) : error,
  });
}

/** Whether something else has the key already that was to be written. */
export function isTakenAlready(error: unknown): boolean {
  return error instanceof PostgresFailure && error.state === '23505';
}

/** Whether it was what was to be written that was refused (data, a constraint, a limit), so that other values would be taken. */
export function isOfValues(error: unknown): boolean {
  return error instanceof PostgresFailure && /^(22|23|54)/.test(error.state);
}

function fateOf(code: string, isState: boolean, when: 'connecting' | 'sent'): Fate {
  if (when === 'connecting') return notNow.test(code) ? 'unsent' : 'refused';
  if (code === serializationFailure || code === deadlock) return 'undone';
  return isState && !code.startsWith('57P') ? 'refused' : 'unknown';
}

function codeOf(error: unknown): string {
  return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Errors that the database itself reported have a severity. */
function isSevere(error: unknown): boolean {
  return Error.isError(error) && 'severity' in error;
}

/** The driver's own words name no host and no value; those of an invalid URL are caught before. */
function wordsOf(error: unknown): string {
  return Error.isError(error) ? error.message : 'lost';
}

/** The message and the detail of the database can quote what was being written. */
function withoutValues(code: string): Error {
  return new Error(`SQLSTATE ${code}`);
}
