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
