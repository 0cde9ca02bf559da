/**
 * Every error this project raises on purpose: what happened and how to cure it, for operators and developers.
 * What a prospect reads is a text from locales, never one of these. docs/errors.md is kept in step by a test.
 */
export const errorCatalogue = {
  'pack-invalid': {
    what: 'A rule pack is not valid.',
    cure: 'Correct the file at the line named; docs/how-to/change-a-rule.md describes the format.',
  },
  'locale-invalid': {
    what: 'A locale file is not valid.',
    cure: 'Correct the file at the line named; docs/how-to/add-a-language.md describes the format.',
  },
  'pages-not-built': {
    what: 'The files for the browser are not there.',
    cure: 'Run `npm run prepare` once; `npm ci` does it by itself.',
  },
  'config-invalid': {
    what: 'The configuration is not valid.',
    cure: 'Correct the settings named; docs/settings.md describes each of them.',
  },
  'address-in-use': {
    what: 'The address to listen on is taken.',
    cure: 'Stop the other program or choose another PORT.',
  },
  'address-unavailable': {
    what: 'The address to listen on cannot be used.',
    cure: 'Check HOST and PORT; ports under 1024 need a privilege.',
  },
  'request-malformed': {
    what: 'The request is not valid HTTP.',
    cure: 'Send a well-formed request.',
  },
  'request-timeout': {
    what: 'The request took too long to arrive.',
    cure: 'Send it again, faster.',
  },
  'headers-too-large': {
    what: 'The headers of the request are too large.',
    cure: 'Send less than 16 kB of headers.',
  },
  'content-encoding-unsupported': {
    what: 'Compressed request bodies are not accepted.',
    cure: 'Send the body without a Content-Encoding.',
  },
  'content-type-unsupported': {
    what: 'The request body is of a type that is not accepted.',
    cure: 'Send JSON with Content-Type: application/json.',
  },
  'body-too-large': {
    what: 'The request body is too large.',
    cure: 'Send at most 64 kB.',
  },
  'body-malformed': {
    what: 'The request body is not JSON.',
    cure: 'Send well-formed JSON.',
  },
  'body-invalid': {
    what: 'The request does not have the expected form.',
    cure: 'Correct the fields named.',
  },
  'not-found': {
    what: 'There is nothing at this address.',
    cure: 'Check the address.',
  },
  'method-not-allowed': {
    what: 'This address does not take this method.',
    cure: 'Use a method from the Allow header.',
  },
  'token-invalid': {
    what: 'The token is missing or not one of this server.',
    cure: 'Ask for a new one at /v3/directline/tokens/generate.',
  },
  'token-expired': {
    what: 'The token has expired.',
    cure: 'Ask for a new one, and refresh it before it expires.',
  },
  'origin-not-allowed': {
    what: 'Pages of this origin may not call this address.',
    cure: 'The operator can add the origin to EMBED_ORIGINS.',
  },
  'rate-limited': {
    what: 'Too many requests.',
    cure: 'Wait as long as the Retry-After header says.',
  },
  'upload-refused': {
    what: 'Files are not accepted.',
    cure: 'Send the answer as text. Documents go to Huawei, never to this assistant.',
  },
  'not-ready': {
    what: 'The server is not ready.',
    cure: 'Try again in a few seconds.',
  },
  unexpected: {
    what: 'Something went wrong on the server.',
    cure: 'Try again; the log of the server names the cause.',
  },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

/** An error of the catalogue. `detail` says which file, field or value it is about and holds nothing a person said. */
export class GuideError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;

  constructor(code: ErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${errorCatalogue[code].what} ${detail}`, options);
    this.name = 'GuideError';
    this.code = code;
    this.detail = detail;
  }

  /** How to mend it. */
  get cure(): string {
    return errorCatalogue[this.code].cure;
  }
}
