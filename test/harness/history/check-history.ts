import type { ConversationHistory, Entry, Sent } from './history.ts';

/**
 * `lost`: acknowledged, shown or owed, and not there. `repeated`: there more than once. `reordered`: not in the order in
 * which it was said or kept. `misrouted`: in a conversation it does not belong to. `uncaused`: words of the guide that
 * nobody made it say. `wrong-person`: words of staff that were said to somebody else. `misfiled`: no result,
 * or one that the answers given do not come to.
 */
export const violationKinds = [
  'lost',
  'repeated',
  'reordered',
  'misrouted',
  'uncaused',
  'wrong-person',
  'misfiled',
] as const;

export interface Violation {
  kind: (typeof violationKinds)[number];
  conversationId: string;
  detail: string;
}

/** Everything in which a history breaks the promises of docs/testing.md. */
export function checkHistory(history: ConversationHistory): Violation[] {
  return [
    ...checkPlaces(history),
    ...checkWords(history, 'prospect'),
    ...checkWords(history, 'agent'),
    ...checkOrder(history),
    ...checkCauses(history),
    ...history.screens.flatMap((screen) => checkScreen(history, screen)),
    ...checkVerdicts(history),
  ].map((violation) => ({ ...violation, conversationId: history.conversationId }));
}

type Found = Omit<Violation, 'conversationId'>;

/** Each entry has a place of its own in the log of this conversation. */
function checkPlaces({ conversationId, log }: ConversationHistory): Found[] {
  return log.flatMap((entry, index): Found[] => {
    if (conversationOf(entry) !== conversationId) return [found('misrouted', entry)];
    const before = log[index - 1];
    if (before === undefined || placeOf(before) < placeOf(entry)) return [];
    return [found(before.id === entry.id ? 'repeated' : 'reordered', entry)];
  });
}

/** Words of people are there once, where it was acknowledged that they are, and are those that were sent. */
function checkWords(history: ConversationHistory, by: 'prospect' | 'agent'): Found[] {
  const { log, prospect, agents } = history;
  const sent = by === 'prospect' ? prospect : agents;
  const entries = log.filter((entry) => entry.by === by);
  const astray = entries
    .filter((entry) => !sent.some((each) => isOf(entry, each)))
    .map((entry) => found(by === 'prospect' ? 'misrouted' : 'wrong-person', entry));
  return [...astray, ...sent.flatMap((each) => checkOne(each, entries))];
}

function checkOne(sent: Sent, entries: Entry[]): Found[] {
  const [first, ...more] = entries.filter((entry) => isOf(entry, sent));
  const again = more.map((entry) => found('repeated', entry));
  const ids = new Set(sent.acknowledged.map(({ activityId }) => activityId));
  if (ids.size === 0) return again;
  if (!first) return [{ kind: 'lost', detail: `${sent.clientId} was acknowledged` }];
  const elsewhere = [...ids].filter((id) => id !== first.id);
  return [
    ...again,
    ...elsewhere.map((id) => ({ kind: 'misrouted' as const, detail: `${sent.clientId} as ${id}` })),
  ];
}

/** What was sent after something else was acknowledged comes after it. */
function checkOrder({ log, prospect, agents }: ConversationHistory): Found[] {
  const wrong: Found[] = [];
  const people = [...prospect, ...agents];
  const inOrder = people
    .flatMap((sent) => log.filter((entry) => entry.by !== 'guide' && isOf(entry, sent)).slice(0, 1))
    .toSorted((one, other) => log.indexOf(one) - log.indexOf(other));
  let firstAnswer = Number.POSITIVE_INFINITY;
  for (const entry of inOrder.toReversed()) {
    const sent = people.find((each) => isOf(entry, each));
    if (sent === undefined) continue;
    if (sent.sentAt > firstAnswer) wrong.push(found('reordered', entry));
    firstAnswer = Math.min(firstAnswer, ...sent.acknowledged.map(({ at }) => at));
  }
  return wrong;
}

/** The guide answers each message at once and once, and says nothing else but what something caused. */
function checkCauses({ log, prospect, otherCauses }: ConversationHistory): Found[] {
  const wrong: Found[] = [];
  const answered = new Set<string>();
  let unasked = 0;
  let cause: string | undefined;
  let turn = '';
  for (const [index, entry] of log.entries()) {
    const before = log[index - 1];
    if (entry.by !== 'guide') {
      cause = entry.by === 'prospect' ? entry.id : undefined;
      turn = '';
      continue;
    }
    if (entry.replyToId === undefined) {
      // what is said in one turn has one moment
      const isSameTurn = turn === entry.at && before?.by === 'guide' && before.replyToId === undefined;
      if (!isSameTurn) unasked += 1;
      turn = entry.at;
      if (!isSameTurn && unasked > 1 + otherCauses) wrong.push(found('uncaused', entry));
      continue;
    }
    if (entry.replyToId !== cause) {
      wrong.push(found(answered.has(entry.replyToId) ? 'repeated' : 'uncaused', entry));
    } else if (before?.replyToId !== undefined && before.at !== entry.at) {
      wrong.push(found('repeated', entry));
    }
    answered.add(entry.replyToId);
  }
  for (const entry of log) {
    const owed = prospect.find((each) => isOf(entry, each) && entry.by === 'prospect');
    if (owed?.isAnswered && !answered.has(entry.id)) {
      wrong.push({ kind: 'lost', detail: `the answer to ${entry.id}` });
    }
  }
  return wrong;
}

/** A screen shows the log from its beginning, nothing left out, nothing twice, nothing else. */
function checkScreen(
  { conversationId, log }: ConversationHistory,
  { of, isWatchedToTheEnd, entries }: ConversationHistory['screens'][number],
): Found[] {
  const kept = new Map(log.map((entry) => [entry.id, entry]));
  const seen = new Set<string>();
  const wrong: Found[] = [];
  let newest = 0;
  for (const entry of entries) {
    const { id, by, text } = kept.get(entry.id) ?? {};
    if (conversationOf(entry) !== conversationId) {
      wrong.push(found(entry.by === 'agent' ? 'wrong-person' : 'misrouted', entry, of));
    } else if (seen.has(entry.id)) wrong.push(found('repeated', entry, of));
    else if (placeOf(entry) < newest) wrong.push(found('reordered', entry, of));
    else if (id === undefined || by !== entry.by || text !== entry.text) wrong.push(found('lost', entry, of));
    seen.add(entry.id);
    newest = Math.max(newest, placeOf(entry));
  }
  const missing = log.filter(
    (entry) => !seen.has(entry.id) && (isWatchedToTheEnd || placeOf(entry) < newest),
  );
  return [...wrong, ...missing.map((entry) => found('lost', entry, of))];
}

/** An interview that was answered to its end has the result that the answers come to. */
function checkVerdicts({ log, verdict, isComplete }: ConversationHistory): Found[] {
  if (verdict === undefined) return [];
  if (isComplete && log.every((entry) => entry.verdict === undefined)) {
    return [{ kind: 'misfiled', detail: 'all was answered, and there is no result' }];
  }
  const wrong = log.filter((entry) => entry.verdict !== undefined && entry.verdict !== verdict);
  return wrong.map((entry) => found('misfiled', entry));
}

/** Of the prospect by the id it was sent with; of staff, whose ids are not shown, by words that are said only once. */
function isOf(entry: Entry, sent: Sent): boolean {
  return entry.by === 'prospect' ? entry.clientId === sent.clientId : entry.text === sent.text;
}

function found(kind: Found['kind'], { id, by }: Entry, screen?: string): Found {
  return { kind, detail: `${id} by the ${by}${screen === undefined ? '' : ` on the screen of ${screen}`}` };
}

/** Ids are made of the conversation and the place in its log. */
function conversationOf({ id }: Entry): string {
  return id.slice(0, id.lastIndexOf('|'));
}

function placeOf({ id }: Entry): number {
  return Number(id.slice(id.lastIndexOf('|') + 1));
}
