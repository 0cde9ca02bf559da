import { z } from 'zod';

/*
 * What the console and the server say to each other: every route under /desk/api and every frame of /desk/stream.
 * The console imports this file and nothing else of the server, so it must run in a browser.
 */

/** Moments are ISO in UTC, to the millisecond. */
const moment = z.iso.datetime({ precision: 3 });
const day = z.iso.date();
const id = z.string().min(1).max(200);
/** BCP 47, one of the sixteen. */
const language = z.string().min(2).max(35);

/** What staff may do grows from left to right. */
export const roles = ['agent', 'lead', 'administrator'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** POST /session. */
export const signIn = z.strictObject({
  name: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
});

/** GET /sign-in-options: `local` is name and password, `oidc` a page to go to. */
export const signInOptions = z.object({
  local: z.boolean(),
  oidc: z.object({ title: z.string(), url: z.string() }).optional(),
});

/** GET /me. Without a `language` of their own, people get that of their browser. */
export const me = z.object({
  id,
  name: z.string(),
  role,
  language: language.optional(),
  canOidc: z.boolean(),
});
export type Me = z.infer<typeof me>;

/** An agent, by the name that prospects see. */
export const agent = z.object({ id, name: z.string() });
export type Agent = z.infer<typeof agent>;

/** GET /agents: who can take a conversation over; `online` has a stream open. */
export const agents = z.object({
  items: z.array(agent.extend({ role, online: z.boolean(), conversations: z.int() })),
});

/**
 * `bot`: nobody was asked for, or not any more. `message-left`: out of hours or after waiting too long; nobody waits,
 * but somebody is to be answered. `closed`: a person has been there, or has answered the message.
 */
export const conversationStates = ['bot', 'waiting', 'with-agent', 'message-left', 'closed'] as const;
export const conversationState = z.enum(conversationStates);
export type ConversationState = z.infer<typeof conversationState>;

/** `mine` is with the agent who asks; `open` is everything somebody has to do something about. */
export const listFilters = [
  'waiting',
  'mine',
  'with-agent',
  'message-left',
  'open',
  'closed',
  'all',
] as const;

/** GET /conversations. `search` looks at lines, names of agents, and ids. */
export const listQuery = z.object({
  state: z.enum(listFilters).default('open'),
  search: z.string().max(200).default(''),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What it was about: the question at which, or the command or verdict from which, a person was asked for. */
export const topic = z.object({
  from: z.enum(['command', 'missed', 'check', 'result']),
  question: z.string().optional(),
});
export type Topic = z.infer<typeof topic>;

export const verdict = z.enum(['ready', 'not-yet', 'check']);
export const partVerdict = z.enum(['met', 'check', 'not-met']);

/** A line of the list. */
export const conversationSummary = z.object({
  id,
  channel: z.string(),
  language,
  state: conversationState,
  topic: topic.optional(),
  /** What the prospect said it is about. */
  line: z.string().optional(),
  verdict: verdict.optional(),
  /** Ids of the requirements that are not met. */
  missing: z.array(z.string()),
  eligibleOn: day.optional(),
  waitingSince: moment.optional(),
  /** From 1; only while waiting. */
  place: z.int().optional(),
  /** Waited longer than the operator allows: somebody should look now. */
  overdue: z.boolean(),
  agent: agent.optional(),
  lastActivityAt: moment,
  lastText: z.string().optional(),
  /** Prospect's messages since somebody of the staff last wrote, claimed or read. */
  unread: z.int(),
});
export type ConversationSummary = z.infer<typeof conversationSummary>;

/** `next` is the cursor of the following page. `total` is how many there are of this state and search. */
export const conversationList = z.object({
  items: z.array(conversationSummary),
  next: z.string().optional(),
  total: z.int(),
});
export type ConversationList = z.infer<typeof conversationList>;

/** A note among staff. It is in no conversation, but a prospect who asks for their data gets it, without its author. */
export const note = z.object({ id, agent, text: z.string(), at: moment });
export type Note = z.infer<typeof note>;

export const faces = ['good', 'fair', 'poor'] as const;
export const rating = z.object({
  about: z.enum(['person', 'result']),
  face: z.enum(faces),
  line: z.string().optional(),
  at: moment,
});
export type Rating = z.infer<typeof rating>;

/** What was left out of hours, with a way to be reached. */
export const leftMessage = z.object({ text: z.string(), reach: z.string(), at: moment });
export type LeftMessage = z.infer<typeof leftMessage>;

/** One market's working day: 24 numbers from 0 to 1, the share of each local hour that support covers. */
export const coverageRow = z.object({
  label: z.string(),
  verdict: partVerdict,
  hours: z.array(z.number()),
  words: z.string(),
});

/** The support hours as a picture; `band` is the part of the day that counts. Words in the agent's language. */
export const coverage = z.object({
  title: z.string(),
  alt: z.string(),
  band: z.tuple([z.number(), z.number()]),
  rows: z.array(coverageRow),
});
export type Coverage = z.infer<typeof coverage>;

/** GET /conversations/:id. Every word of it but the prospect's own is in the agent's language. */
export const conversationDetail = conversationSummary.extend({
  timeZone: z.string(),
  startedAt: moment,
  /** As many as there are questions; `sure` is false where the prospect is not, `answer` absent where none is given. */
  answers: z.array(
    z.object({
      question: z.string(),
      title: z.string(),
      answer: z.string().optional(),
      sure: z.boolean(),
    }),
  ),
  /** Judged by today; absent while questions are open. */
  assessment: z
    .object({
      verdict,
      headline: z.string(),
      met: z.int(),
      total: z.int(),
      asOf: day,
      requirements: z.array(z.object({ id: z.string(), title: z.string(), verdict: partVerdict })),
    })
    .optional(),
  reasons: z.array(
    z.object({
      requirement: z.string(),
      part: z.string(),
      verdict: partVerdict,
      text: z.string(),
      /** What to do about it. */
      remedy: z.string().optional(),
    }),
  ),
  coverage: coverage.optional(),
  notes: z.array(note),
  ratings: z.array(rating),
  left: leftMessage.optional(),
  /** Until when the conversation is the agent's without a sign of life. */
  leaseUntil: moment.optional(),
  /** Grows with every change of the handoff; 0 when there never was one. */
  version: z.int(),
});
export type ConversationDetail = z.infer<typeof conversationDetail>;

/**
 * One activity of a log, as the prospect's client gets it. Of staff: `from.id` is `agent` and `channelData.agent` is
 * true. `text` is untrusted, whoever wrote it.
 */
export const activity = z.looseObject({
  id,
  type: z.string(),
  timestamp: z.string(),
  from: z.looseObject({ id: z.string(), role: z.string(), name: z.string().optional() }),
  text: z.string().optional(),
  locale: z.string().optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
});
export type Activity = z.infer<typeof activity>;

/** GET /conversations/:id/log?after=&limit= : entries after a watermark; `more` when there are further ones. */
export const logQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export const logPage = z.object({ activities: z.array(activity), watermark: z.int(), more: z.boolean() });

/**
 * Every POST on a conversation answers `changed`, or an error: `handoff-taken` (409) when somebody else has it or
 * it has changed meanwhile, `not-found` (404) when it is gone or erased, `role-too-low` (403).
 */
export const changed = z.object({ conversation: conversationSummary, version: z.int() });
export type Changed = z.infer<typeof changed>;

/** POST /conversations/:id/claim, /release, /typing, /read, /erase (lead). */
export const nothing = z.strictObject({});

export const outcomes = ['helped', 'not-helped', 'follow-up'] as const;
/** POST /conversations/:id/close; also settles a message left. */
export const close = z.strictObject({ outcome: z.enum(outcomes).optional() });

/** POST /conversations/:id/transfer: to an agent. */
export const transfer = z.strictObject({ to: id });

/** `clientId` makes it safe to send again: the same words with the same id are said once. */
const clientId = z.string().min(1).max(100);
/** POST /conversations/:id/say. Markdown of the safe subset. */
export const say = z.strictObject({ text: z.string().trim().min(1).max(4000), clientId });
/** POST /conversations/:id/insert: says a sentence of the catalogue in the prospect's language. */
export const insert = z.strictObject({ key: z.string().min(1).max(200), clientId });
/** Answer to `say` and `insert`: the activity's id in the log. */
export const said = z.object({ activityId: id, watermark: z.int() });

/** POST /conversations/:id/note. */
export const writeNote = z.strictObject({ text: z.string().trim().min(1).max(4000) });

/** GET /conversations/:id/insertables. */
export const insertables = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      group: z.enum(['greeting', 'question', 'requirement']),
      /** In the agent's language, to choose by. */
      title: z.string(),
      text: z.string(),
      /** In the prospect's: what would be said. */
      prospectText: z.string(),
    }),
  ),
});

/** As long as what staff may say at once. */
export const longestCanned = 4000;
export const longestCannedTitle = 100;

/** GET /canned, POST /canned (lead). Placeholders: {{agent}}, {{requirement}}, {{eligibleOn}}. */
export const cannedReply = z.object({
  id,
  title: z.string().trim().min(1).max(longestCannedTitle),
  /** By language, one at least; the prospect's is taken, else English. */
  texts: z
    .record(language, z.string().trim().min(1).max(longestCanned))
    .refine((texts) => Object.keys(texts).length > 0),
});
export type CannedReply = z.infer<typeof cannedReply>;
export const cannedReplies = z.object({ items: z.array(cannedReply) });
/** With `remove` the reply of this id goes; without `id` a new one is made. */
export const changeCanned = z.union([
  z.strictObject({ remove: id }),
  z.strictObject({ ...cannedReply.shape, id: id.optional() }),
]);

/** The most days that one look at the numbers covers. */
export const mostDays = 400;

/** Days in UTC, the first and the last both included. */
const days = { from: day, to: day };

/** GET /numbers and /numbers.csv; weeks begin on Monday. */
export const numbersQuery = z.object({ ...days, by: z.enum(['day', 'week']).default('day') });

/** What the course of time is shown of. */
export const seriesNames = ['started', 'finished', 'misread', 'handoff'] as const;
export type SeriesName = (typeof seriesNames)[number];

/**
 * GET /numbers. Each group of numbers, in order, with titles in the agent's language; and how often what the series are
 * about happened in each period, of which the first and last may be parts of weeks.
 */
export const numbers = z.object({
  ...days,
  groups: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      items: z.array(z.object({ label: z.string(), title: z.string(), count: z.int() })),
    }),
  ),
  periods: z.array(z.object({ ...days, counts: z.record(z.enum(seriesNames), z.int()) })),
});
export type Numbers = z.infer<typeof numbers>;
export type NumberGroup = Numbers['groups'][number];

/** GET /misread.jsonl (lead): messages that were not understood, a line each, the newest first. */
export const misreadQuery = z.object({
  ...days,
  question: z.string().max(100).optional(),
  language: language.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(10_000),
});

/** A line of it, as `npm run -s understand` reads it. Personal data in `utterance` is masked. */
export const misread = z.object({
  utterance: z.string(),
  pending: z.string(),
  locale: language,
  question: z.string(),
  at: moment,
});
export type MisreadLine = z.infer<typeof misread>;

/** GET /audit (administrator), newest first. */
export const auditQuery = z.object({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const auditList = z.object({
  items: z.array(
    z.object({
      sequence: z.int(),
      at: moment,
      staff: agent.optional(),
      action: z.string(),
      conversation: z.string().optional(),
    }),
  ),
  next: z.int().optional(),
});

/** What became of a conversation. `overdue`: it has waited too long. `gone`: erased. */
export const changes = [
  'asked',
  'claimed',
  'released',
  'transferred',
  'lost',
  'closed',
  'cancelled',
  'expired',
  'message-left',
  'overdue',
  'noted',
  'rated',
  /** New words in a conversation that staff have something to do about. */
  'spoke',
  'gone',
] as const;
export type Change = (typeof changes)[number];

/**
 * Frames of /desk/stream to the console. `queue` comes at the start and whenever the queue changes: who waits, the
 * longest first. `activities` only of watched conversations. `lost`: the lease ran out or somebody took it over.
 */
export const streamFrame = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('queue'),
    items: z.array(conversationSummary),
    waiting: z.int(),
    left: z.int(),
  }),
  z.object({
    kind: z.literal('conversation'),
    id,
    change: z.enum(changes),
    summary: conversationSummary.optional(),
  }),
  z.object({ kind: z.literal('activities'), id, activities: z.array(activity), watermark: z.int() }),
  z.object({ kind: z.literal('typing'), id }),
  z.object({ kind: z.literal('lost'), id }),
]);
export type StreamFrame = z.infer<typeof streamFrame>;

/**
 * Frames of the console. `watch` replaces what was watched, with the watermark that is already known of each;
 * `alive`, every 30 seconds, renews the leases of what is watched and the agent's.
 */
export const consoleFrame = z.union([
  z.strictObject({ watch: z.array(z.strictObject({ id, after: z.int().min(0).default(0) })).max(50) }),
  z.strictObject({ alive: z.literal(true) }),
]);
export type ConsoleFrame = z.infer<typeof consoleFrame>;

/** Every error of the API. `code` is of docs/errors.md; `message` is for developers, not for people. */
export const apiError = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
