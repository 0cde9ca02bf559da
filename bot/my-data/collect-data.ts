import type { World } from '../../dialogs/conversation.ts';
import { describeConversation, glanceAt } from '../../dialogs/desk/describe-conversation.ts';
import { dialogState } from '../staff-api/summaries.ts';
import type { Store } from '../store/store.ts';

export type Row = Record<string, unknown>;

/** All that is kept of one conversation. */
export interface PersonalData {
  format: 'registration-guide/my-data';
  version: 1;
  madeAt: string;
  conversationId: string;
  language: string;
  timeZone: string;
  /** What the answers come to, in words, as it would be said now. */
  described: ReturnType<typeof describeConversation>;
  /** Every row of every table, as it is kept. */
  records: Record<string, Row[]>;
  /** What staff did with it, without saying who. */
  staff: { at: string; action: string }[];
}

/** Columns that hold JSON. */
const nested = new Set(['state', 'activity', 'detail', 'address', 'topic']);
const auditLimit = 1000;

/**
 * Collects what a person has a right to see: everything, internal notes too, but not which member of staff wrote or read
 * (docs/decisions/a-person-gets-everything-kept.md). Undefined when there is no such conversation (any more).
 */
export async function collectData(
  conversationId: string,
  store: Store,
  world: World,
): Promise<PersonalData | undefined> {
  const conversation = await store.findConversation(conversationId);
  if (!conversation || conversation === 'erased') return undefined;
  const records = await store.readEverything(conversationId);
  const audit = await store.staff.readAudit({ conversationId, limit: auditLimit });
  const state = dialogState(conversation);
  const { language, timeZone } = glanceAt(state, world);
  return {
    format: 'registration-guide/my-data',
    version: 1,
    madeAt: world.now.toString({ smallestUnit: 'second' }),
    conversationId,
    language: world.texts.match([language]),
    timeZone,
    described: describeConversation(state, world, language),
    records: Object.fromEntries(
      Object.entries(records).map(([table, rows]) => [table, rows.map((row) => readable(table, row))]),
    ),
    staff: audit.map(({ at, action }) => ({ at, action })).reverse(),
  };
}

function readable(table: string, row: Row): Row {
  const shown = Object.entries(row).filter(
    ([name]) => name !== 'agent_id' && !(table === 'notes' && name === 'agent_name'),
  );
  return Object.fromEntries(
    shown.map(([name, value]) => [
      name,
      nested.has(name) && typeof value === 'string' && /^["{[]/.test(value) ? JSON.parse(value) : value,
    ]),
  );
}
