/**
 * Every error this project raises on purpose: what happened and how to cure it, for operators and developers.
 * What a prospect reads is a text from locales, never one of these. docs/errors.md is kept in step by a test.
 */
export const errorCatalogue = {
  'pack-invalid': {
    what: 'A rule pack is not valid.',
    cure: 'Correct the file at the line named; docs/how-to/change-a-rule.md describes the format.',
  },
  'line-not-json': {
    what: 'A line of the input is not a JSON object.',
    cure: 'Write one JSON object a line.',
  },
  'pack-unknown': {
    what: 'There is no such rule pack.',
    cure: 'Name a pack by its id, or id@version, as in dialogs/rules/packs.',
  },
  'fact-unknown': {
    what: 'There is no such fact.',
    cure: 'Use the facts of dialogs/rules/facts.ts and those that the pack declares.',
  },
  'fact-invalid': {
    what: 'A fact cannot have this value.',
    cure: 'Correct the value at the path named; leave the fact out if it is not known.',
  },
  'date-impossible': {
    what: 'This is not a date of the calendar.',
    cure: 'Write the date as YYYY-MM-DD.',
  },
  'founding-date-future': {
    what: 'The company would be founded after the day to judge for.',
    cure: 'Correct the founding date or asOf.',
  },
  'market-unknown': {
    what: 'There is no such market.',
    cure: 'Write an ISO 3166 country code, alone or with one of its time zones.',
  },
  'pack-without-texts': {
    what: 'The rule pack in use has requirements or reasons without words.',
    cure: 'Add the keys named to locales/en, and to the other languages; docs/how-to/add-a-marketplace-pack.md says how.',
  },
  'locale-invalid': {
    what: 'A locale file is not valid.',
    cure: 'Correct the file at the line named; docs/how-to/add-a-language.md describes the format.',
  },
  'pages-not-built': {
    what: 'The files for the browser are not there.',
    cure: 'Run `npm run prepare` once; `npm ci` does it by itself.',
  },
  'teams-package-invalid': {
    what: 'Teams would not take the app package.',
    cure: 'Correct what is named: a text in locales/<tag>/teams-app.json or a setting.',
  },
  'config-invalid': {
    what: 'The configuration is not valid.',
    cure: 'Correct the settings named; docs/settings.md describes each of them.',
  },
  'address-in-use': {
    what: 'The address to listen on is taken.',
    cure: 'Stop the other program or choose another PORT (or METRICS_PORT, if that is named).',
  },
  'address-unavailable': {
    what: 'The address to listen on cannot be used.',
    cure: 'Check HOST and PORT, or those of METRICS if they are named; ports under 1024 need a privilege.',
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
  'connector-refused': {
    what: 'The request does not prove that it comes from the Bot Connector for this bot.',
    cure: 'Only the Bot Connector may call this address. If it is Teams that is refused: check MICROSOFT_APP_ID, CONNECTOR_TENANTS and CONNECTOR_HOSTS; the log says which check failed.',
  },
  'connector-keys-unreachable': {
    what: 'The keys of the Bot Connector cannot be fetched.',
    cure: 'Let the server reach login.botframework.com by https. The Connector tries again by itself.',
  },
  'delivery-failed': {
    what: 'A message could not be delivered.',
    cure: 'It is tried again unless the log says `delivery-dead`; the kind and the status there name the cause.',
  },
  'origin-not-allowed': {
    what: 'Pages of this origin may not call this address.',
    cure: 'The operator can add the origin to EMBED_ORIGINS.',
  },
  'sign-in-needed': {
    what: 'Nobody is signed in.',
    cure: 'Sign in at /console/sign-in.',
  },
  'sign-in-refused': {
    what: 'The name or the password is wrong, or the account is disabled.',
    cure: 'Try again; an administrator can make a link that sets a new password, and the operator too: `npm run staff`.',
  },
  'sign-in-busy': {
    what: 'Too many people sign in at this moment.',
    cure: 'Try again in a few seconds.',
  },
  'oidc-refused': {
    what: 'Signing in with the account of the organisation did not work.',
    cure: 'Try again. The log says what was wrong; OIDC_DOMAINS and OIDC_AGENTS decide who may come in.',
  },
  'oidc-unreachable': {
    what: 'The OpenID Connect issuer cannot be reached or does not answer as one.',
    cure: 'Check OIDC_ISSUER, and let the server reach it by https.',
  },
  'role-too-low': {
    what: 'The role of this account does not allow this.',
    cure: 'An administrator can change the role.',
  },
  'account-unknown': {
    what: 'There is no such account, or none with a password.',
    cure: '`npm run staff -- list` prints all accounts.',
  },
  'link-invalid': {
    what: 'The one-time link has been used, has expired or was never made.',
    cure: 'Ask whoever sent it for a new one; the operator can make one with `npm run staff`.',
  },
  'login-taken': {
    what: 'Somebody else has this login.',
    cure: 'Choose another.',
  },
  'password-weak': {
    what: 'The password is too easy to guess.',
    cure: 'Use at least 12 characters, of which not most are the same or the login.',
  },
  'last-administrator': {
    what: 'Nobody would be left who may let others in.',
    cure: 'Make somebody else an administrator first.',
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
  'store-unavailable': {
    what: 'The store cannot be read or written.',
    cure: 'Make sure that the file named by STORE_URL and its folder exist or can be made, and can be written; of a PostgreSQL, that it runs, can be reached from here and lets this user in. The log holds the cause. Clients may try again.',
  },
  'store-full': {
    what: 'There is no room left for the store.',
    cure: 'Free or add disk space; nothing was half written, and clients may try again afterwards.',
  },
  'store-in-use': {
    what: 'Another process has the store open.',
    cure: 'Stop the other process, or give this one a file of its own; several instances need PostgreSQL.',
  },
  'store-damaged': {
    what: 'The store file is damaged, or is no store.',
    cure: 'Stop the server, set the file aside and put the newest backup in its place: `npm run restore -- FOLDER --replace`. docs/operating.md says more.',
  },
  'store-missing': {
    what: 'There is no store yet.',
    cure: 'Check STORE_URL; the first start of the server makes one.',
  },
  'migration-failed': {
    what: 'A step of the schema could not be applied; nothing of it was kept.',
    cure: 'Somebody changed the schema by hand, or a disk is full: the cause says which. Mend that, or restore the backup made before the upgrade.',
  },
  'backup-exists': {
    what: 'There is something already where the backup would go.',
    cure: 'Name a folder that does not exist; a date in its name is a good idea.',
  },
  'backup-failed': {
    what: 'The backup was not made, and nothing of it is left.',
    cure: 'Try again, as the user that the server runs as and with room on the disk; the log of the server may say more.',
  },
  'backup-invalid': {
    what: 'The backup is damaged, cut off, or is none.',
    cure: 'Use another backup; this one is not to be trusted. Nothing was changed.',
  },
  'restore-exists': {
    what: 'There is a store already where the backup would go.',
    cure: 'Add --replace if it may go; what was said since the backup is lost then. Nothing was changed.',
  },
  'clock-wrong': {
    what: 'The clock or the data about time zones is wrong.',
    cure: 'Set the clock of the machine (an NTP service keeps it right), and use an unchanged Node with its own zone data.',
  },
  'store-address-invalid': {
    what: 'The address of the store is not understood.',
    cure: 'Use `sqlite:` and a file name, as in `sqlite:registration-guide.db`, or `postgres://user:password@host/database`.',
  },
  'store-moved': {
    what: 'This store was moved to PostgreSQL, or is being moved there, and takes nothing more.',
    cure: 'Start with the STORE_URL of the new store. To go back to this one, as it was then: `npm run store:move -- --back sqlite:<file>`.',
  },
  'store-half-moved': {
    what: 'A store is being moved into this database, which is not whole yet.',
    cure: 'Call `npm run store:move` again with the same old store; it goes on where it was.',
  },
  'move-source-missing': {
    what: 'There is no store to be moved.',
    cure: 'Name the file of the embedded store, as in `npm run store:move -- sqlite:./data/guide.db`, with the new STORE_URL set.',
  },
  'move-not-empty': {
    what: 'The database to be moved into holds something already.',
    cure: 'Name an empty database, or the same old store as before if a move from it was cut off.',
  },
  'move-differs': {
    what: 'The new store does not hold what the old one holds.',
    cure: 'The old store is as it was. Empty the new database and move again.',
  },
  'schema-newer': {
    what: 'The store was written by a newer version of this program.',
    cure: 'Start that version or a later one; going back is not possible.',
  },
  'schema-changed': {
    what: 'A migration is not the one that was applied to this store.',
    cure: 'Restore the migration file as it was published and put the change into a new one.',
  },
  'log-gap': {
    what: 'A turn did not continue the log of its conversation.',
    cure: 'This is a defect of the program; nothing was written. Please report it.',
  },
  'hub-unreachable': {
    what: 'The hub in which staff answer did not take a call.',
    cure: 'It is tried again by itself. Check CHATWOOT_URL and CHATWOOT_INBOX; the status, if any, names the cause.',
  },
  'handoff-taken': {
    what: 'The conversation is not this agent’s, or no longer in the state for it.',
    cure: 'Read the conversation again; it says who has it.',
  },
  'canned-changed': {
    what: 'The canned reply was changed or removed by somebody else meanwhile.',
    cure: 'Nothing was written. Read the replies again, and send the change with the revision that they have now.',
  },
  'conversation-busy': {
    what: 'A conversation was changed from elsewhere again and again during one turn.',
    cure: 'Nothing was written; the client may try again.',
  },
  'conversation-newer': {
    what: 'The conversation was last changed by a newer release, which this process is too old to understand.',
    cure: 'Nothing was written, and the client may try again: the newer release answers it. Replace this process by the newer release, or go back to it.',
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
