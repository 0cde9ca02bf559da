/**
 * Every event that the log can hold: how serious it is, what happened, what the entry carries besides, and what the
 * operator does about it. docs/log-events.md is generated from it; a test keeps the two and the program in step.
 */
export const logEvents = {
  listening: {
    level: 'info',
    what: 'The server takes requests.',
    fields: '`address`',
    act: 'Nothing.',
  },
  request: {
    level: 'info',
    what: 'A request was answered.',
    fields: '`route` (its name, never the address asked for), `method`, `status`, `ms`',
    act: 'Nothing; many with a status of 500 or more are explained by `request-failed`.',
  },
  stopping: {
    level: 'info',
    what: 'A signal asked the process to stop; it finishes what is under way.',
    fields: '`signal`',
    act: 'Nothing.',
  },
  stopped: {
    level: 'info',
    what: 'All is finished and the store is closed.',
    fields: '',
    act: 'Nothing.',
  },
  crashed: {
    level: 'fatal',
    what: 'A defect ended the process. Nothing acknowledged is lost.',
    fields: '`err` (name, code and stack; never its message, which may quote what somebody said)',
    act: 'Report the defect with this entry; the supervisor starts the process again.',
  },
  'request-failed': {
    level: 'error',
    what: 'A request was answered with a status of 500 or more.',
    fields: '`err`',
    act: 'Look up `err.code` in errors.md.',
  },
  'turn-failed': {
    level: 'error',
    what: 'A message was not acted on; the client was told so and may send it again.',
    fields: '`conversationId`, `code` and `detail` or `name` and `at`',
    act: 'Look up `code` in errors.md. With a `name` it is a defect: report it.',
  },
  'turn-conflict': {
    level: 'warn',
    what: 'Another process changed the conversation during a turn, which began anew.',
    fields: '`conversationId`, `attempt`',
    act: 'Nothing, unless there are many.',
  },
  'publish-failed': {
    level: 'error',
    what: 'Open pages could not be told of something new; they read it at their next look.',
    fields: '`conversationId`, `code` or `name`',
    act: 'Report it if it has a `name`.',
  },
  'live-events-lost': {
    level: 'warn',
    what: 'Other instances are not heard of at once; open pages look into the store every second instead.',
    fields: '`code` of the connection',
    act: 'See whether the database, or what LIVE_EVENTS_URL names, is there; the connection comes back by itself.',
  },
  'live-events-back': {
    level: 'info',
    what: 'Other instances are heard of at once.',
    fields: '',
    act: 'Nothing.',
  },
  'catch-up-failed': {
    level: 'warn',
    what: 'It could not be read what other instances wrote for open pages; it is looked for again in a second.',
    fields: '`code` and `detail` or `name` and `at`',
    act: 'Look up `code` in errors.md.',
  },
  'stream-failed': {
    level: 'warn',
    what: 'The log of a conversation could not be read for an open page, which comes back by itself.',
    fields: '`conversationId`, `err`',
    act: 'Look up `err.code` in errors.md.',
  },
  'desk-stream-failed': {
    level: 'warn',
    what: 'The same for a console of staff.',
    fields: '`err`',
    act: 'Look up `err.code` in errors.md.',
  },
  'reminders-failed': {
    level: 'error',
    what: 'Due reminders could not be read; they are looked for again in a moment.',
    fields: '`code` or `name`',
    act: 'Look up `code` in errors.md.',
  },
  purged: {
    level: 'info',
    what: 'What was past its time was removed.',
    fields: '`removed`: rows by class',
    act: 'Nothing.',
  },
  'purge-failed': {
    level: 'error',
    what: 'The nightly removal broke off; it goes on at the next look.',
    fields: '`code` or `name`',
    act: 'Look up `code` in errors.md.',
  },
  'traces-lost': {
    level: 'warn',
    what: 'The collector does not take traces; they are dropped until it does. Said once, not for each attempt.',
    fields: '`code` of the connection, or the status that was answered',
    act: 'See whether OTEL_EXPORTER_OTLP_ENDPOINT can be reached and takes OTLP by HTTP. Conversations go on.',
  },
  'traces-back': {
    level: 'info',
    what: 'The collector takes traces again.',
    fields: '',
    act: 'Nothing.',
  },
  'store-copied': {
    level: 'info',
    what: 'The store was copied for `npm run backup`, which reads the copy to its end.',
    fields: '',
    act: 'Nothing.',
  },
  'door-failed': {
    level: 'warn',
    what: 'The socket beside the store file, by which `npm run backup` and `npm run doctor` ask, could not be opened, or what was asked not be done.',
    fields: '`code` and `detail` or `name` and `at`',
    act: 'For a copy look up `code` in errors.md. Without the socket, stop the server for backups.',
  },
  'outbox-failed': {
    level: 'error',
    what: 'The outbox could not be read, or not noted what came of a delivery; it is sent again then.',
    fields: '`conversationId`, `sequence`, `attempt`, `code` or `name`',
    act: 'Look up `code` in errors.md.',
  },
  'delivery-delayed': {
    level: 'warn',
    what: 'A message did not arrive in Teams and is sent again later.',
    fields: '`conversationId`, `sequence`, `attempt`, `reason`',
    act: 'Nothing, unless they pile up: then see whether the hosts of CONNECTOR_HOSTS can be reached.',
  },
  'delivery-repeated': {
    level: 'warn',
    what: 'A message is sent that may have arrived before: a process died between sending it and noting so.',
    fields: '`conversationId`, `sequence`, `attempt`',
    act: 'Nothing.',
  },
  'delivery-stopped': {
    level: 'warn',
    what: 'A person in Teams has blocked or removed the bot; nothing more is sent there until they return.',
    fields: '`conversationId`, `sequence`, `attempt`',
    act: 'Nothing.',
  },
  'delivery-dead': {
    level: 'error',
    what: 'A message for Teams is given up.',
    fields: '`conversationId`, `sequence`, `attempt`, `reason` (kind and status)',
    act: 'Mend what `reason` names. The person sees what follows it, not this message.',
  },
  'connector-refused': {
    level: 'warn',
    what: 'A request to /api/messages did not prove that it comes from the Bot Connector.',
    fields: '`reason`',
    act: 'Nothing, unless Teams is silent: then check MICROSOFT_APP_ID, CONNECTOR_TENANTS, CONNECTOR_HOSTS.',
  },
  'connector-open-for-development': {
    level: 'warn',
    what: 'CONNECTOR_DEVELOPMENT is on: programs on this machine may call /api/messages without a token.',
    fields: '',
    act: 'Switch it off where people are served.',
  },
  'staff-reply-failed': {
    level: 'warn',
    what: 'What somebody did in the staff channel was done, but the answer to it did not arrive.',
    fields: '`code` or `name`',
    act: 'Nothing, unless there are many.',
  },
  'staff-thread-failed': {
    level: 'warn',
    what: 'A thread of the staff channel in Teams could not be brought in step; it is tried again.',
    fields: '`conversationId`, `code` or `name`',
    act: 'Look up `code` in errors.md; check TEAMS_STAFF_CHANNEL.',
  },
  'staff-post-repeated': {
    level: 'warn',
    what: 'Something may be twice in the staff channel: a process died while it was being sent.',
    fields: '`conversationId`, `number`',
    act: 'Nothing.',
  },
  'hub-failed': {
    level: 'warn',
    what: 'Chatwoot did not take a call; it is tried again.',
    fields: '`conversationId`, `code` or `name`',
    act: 'Check CHATWOOT_URL and CHATWOOT_INBOX.',
  },
  'hub-report-refused': {
    level: 'warn',
    what: 'Chatwoot reported about a conversation that somebody else has.',
    fields: '`code`, `detail`',
    act: 'Nothing.',
  },
  'handoff-late': {
    level: 'warn',
    what: 'Somebody waits for a person for longer than DESK_WAIT_MINUTES.',
    fields: '`conversationId`',
    act: 'Have somebody sign in at /console.',
  },
  'queue-watch-failed': {
    level: 'error',
    what: 'The queue could not be looked after; it is tried again in seconds.',
    fields: '`code` or `name`',
    act: 'Look up `code` in errors.md.',
  },
  'oidc-failed': {
    level: 'warn',
    what: 'Somebody could not sign in with the account of the organisation.',
    fields: '`code`, `reason`',
    act: 'Check the settings that begin with OIDC_.',
  },
  'second-reader-failed': {
    level: 'warn',
    what: 'The second reader gave no usable answer; the person was asked again as without one.',
    fields: '`reason`',
    act: 'Check SECOND_READER_URL if they go on.',
  },
} as const;

export type LogEvent = keyof typeof logEvents;

/** What the parts see of the log. Fields hold ids, codes and numbers, never a word of what anybody said. */
export interface EventLog {
  info(fields: Record<string, unknown>, event: LogEvent): void;
  warn(fields: Record<string, unknown>, event: LogEvent): void;
  error(fields: Record<string, unknown>, event: LogEvent): void;
  fatal(fields: Record<string, unknown>, event: LogEvent): void;
}
