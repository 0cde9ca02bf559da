import { type ErrorCode, errorCatalogue, GuideError } from '../../dialogs/errors.ts';
import { RateLimitedError } from './rate-limit.ts';
import type { Answer } from './route.ts';

/** Errors that a client may be told about. Every other error is answered as `unexpected`. */
const statuses: Partial<Record<ErrorCode, number>> = {
  'body-invalid': 400,
  'body-malformed': 400,
  'request-malformed': 400,
  'token-invalid': 401,
  'connector-refused': 401,
  'sign-in-needed': 401,
  'sign-in-refused': 401,
  'token-expired': 403,
  'role-too-low': 403,
  'origin-not-allowed': 403,
  'not-found': 404,
  'account-unknown': 404,
  'link-invalid': 404,
  // 403 would make Direct Line clients believe that their token has expired
  'upload-refused': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'login-taken': 409,
  'last-administrator': 409,
  'handoff-taken': 409,
  'canned-changed': 409,
  'body-too-large': 413,
  'content-encoding-unsupported': 415,
  'content-type-unsupported': 415,
  'password-weak': 422,
  'rate-limited': 429,
  'headers-too-large': 431,
  'connector-keys-unreachable': 503,
  'sign-in-busy': 503,
  'conversation-busy': 503,
  'conversation-newer': 503,
  'store-unavailable': 503,
  'store-full': 503,
  'store-damaged': 503,
  'hub-unreachable': 503,
  'not-ready': 503,
};

/** The answer to an error: its code and what the catalogue says, never a stack or a library's words. */
export function errorAnswer(error: unknown): Answer {
  const code = error instanceof GuideError && error.code in statuses ? error.code : 'unexpected';
  const status = statuses[code] ?? 500;
  const detail = error instanceof GuideError && status < 500 ? error.detail : '';
  const { what, cure } = errorCatalogue[code];
  const message = [what, detail, cure].filter(Boolean).join(' ');
  const headers: Record<string, string> = {};
  if (error instanceof RateLimitedError) headers['retry-after'] = String(error.retryAfterSeconds);
  return { status, headers, json: { error: { code, message } } };
}

/** What restify calls an error, in the words of the catalogue. Everything else stays what it is. */
export function translateFrameworkError(error: unknown): unknown {
  if (error instanceof GuideError || !(error instanceof Error)) return error;
  const code = frameworkErrors[error.name];
  return code ? new GuideError(code, '') : error;
}

const frameworkErrors: Record<string, ErrorCode> = {
  ResourceNotFoundError: 'not-found',
  MethodNotAllowedError: 'method-not-allowed',
  InvalidContentError: 'body-malformed',
  PayloadTooLargeError: 'body-too-large',
  BadDigestError: 'body-malformed',
};
