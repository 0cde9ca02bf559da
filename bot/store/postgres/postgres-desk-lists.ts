import type { DeskFilter } from '../desk-store.ts';
import type { Statement } from './connections.ts';

export const handoffColumns = `h.number, h.version AS handoff_version, h.state AS handoff_state, h.asked_at, h.topic,
  h.line, h.agent_id, h.agent_name, h.lease_until, h.claimed_at, h.overdue_at, h.ended_at, h.outcome, h.left_text,
  h.left_reach`;

/** With the newest handoff of each; found by the key of the conversation, so that a page costs its own rows only. */
export const withNewest = `conversations c LEFT JOIN LATERAL (
  SELECT * FROM handoffs WHERE conversation_id = c.id ORDER BY number DESC LIMIT 1) h ON true`;

const withOpen = 'handoffs h JOIN conversations c ON c.id = h.conversation_id';
const isNewest = `NOT EXISTS (
  SELECT 1 FROM handoffs n WHERE n.conversation_id = h.conversation_id AND n.number > h.number)`;
const oldestFirst = {
  from: withOpen,
  key: 'h.asked_at',
  id: 'h.conversation_id',
  later: '>',
  order: 'ASC',
} as const;

/** Those in which something is found at all, looked for once in each table instead of conversation by conversation. */
const withFound = (like: string) => `(
  SELECT id FROM conversations WHERE id ILIKE ${like}
  UNION
  SELECT conversation_id FROM handoffs WHERE line ILIKE ${like} OR agent_name ILIKE ${like}) found
  JOIN ${withNewest.replace('LEFT JOIN', 'ON c.id = found.id LEFT JOIN')}`;

/** How each list is found and ordered; a cursor names `key` and `id`, which are the columns of one index. */
const lists = {
  waiting: { ...oldestFirst, where: `h.state = 'waiting'` },
  mine: { ...oldestFirst, where: `h.state = 'with-agent' AND h.agent_id = $1` },
  'with-agent': { ...oldestFirst, where: `h.state = 'with-agent'` },
  'message-left': { ...oldestFirst, where: `h.state = 'message-left'` },
  open: { ...oldestFirst, where: `h.state IN ('waiting', 'with-agent', 'message-left')` },
  closed: {
    from: withOpen,
    where: `h.state = 'closed' AND ${isNewest}`,
    key: 'h.ended_at',
    id: 'h.conversation_id',
    later: '<',
    order: 'DESC',
  },
  all: {
    from: withNewest,
    where: 'true',
    key: 'c.created_at',
    id: 'c.id',
    later: '<',
    order: 'DESC',
  },
} as const satisfies Record<DeskFilter, object>;

/** What an entry of the desk shows of the log; only of a conversation with a handoff is it counted what is unread. */
export const glance = `
  (SELECT activity FROM log WHERE conversation_id = e.id ORDER BY sequence DESC LIMIT 1) AS last_activity,
  CASE WHEN e.number IS NULL THEN 0 ELSE (
    SELECT count(*) FROM log l
    WHERE l.conversation_id = e.id AND said_by_person(l.activity)
      AND l.sequence > coalesce((SELECT sequence FROM desk_reads WHERE conversation_id = e.id), 0)) END AS unread`;

export interface DeskList {
  page: Statement;
  count: Statement;
  /** For both statements. */
  values: (string | number | null)[];
  /** For the page alone, behind the others. */
  pageValues: (string | number)[];
}

/** The statements of one list. What is not asked for is not in their text, so that each finds its own index. */
export function deskList(filter: DeskFilter, { agentId, search, after, limit }: DeskListQuery): DeskList {
  const { where, key, id, later, order } = lists[filter];
  const values: string[] = [];
  const pageValues: (string | number)[] = [];
  const place = (list: (string | number)[], value: string | number) => {
    list.push(value);
    return `$${values.length + pageValues.length}`;
  };
  if (filter === 'mine') values.push(agentId);
  const like = search === '' ? undefined : place(values, `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const from = filter === 'all' && like ? withFound(like) : lists[filter].from;
  const found = like
    ? `${where} AND (h.line ILIKE ${like} OR h.agent_name ILIKE ${like} OR c.id ILIKE ${like})`
    : where;
  const beyond = after
    ? `AND (${key}, ${id}) ${later} (${place(pageValues, after[0])}, ${place(pageValues, after[1])})`
    : '';
  const name = `desk-${filter}${like ? '-search' : ''}`;
  return {
    page: {
      name: `${name}${after ? '-on' : ''}`,
      text: `
        SELECT e.*, ${glance} FROM (
          SELECT c.*, ${handoffColumns}, ${key} AS key FROM ${from} WHERE ${found} ${beyond}
          ORDER BY ${key} ${order}, ${id} ${order} LIMIT ${place(pageValues, limit)}) e
        ORDER BY e.key ${order}, e.id ${order}`,
      reads: true,
    },
    count: {
      name: `${name}-count`,
      // each conversation is in the list of all once, whatever its handoffs are
      text: `SELECT count(*) AS count FROM ${filter === 'all' && !like ? 'conversations' : `${from} WHERE ${found}`}`,
      reads: true,
    },
    values,
    pageValues,
  };
}

interface DeskListQuery {
  agentId: string;
  search: string;
  /** The key and the id of the entry before. */
  after: [string, string] | undefined;
  limit: number;
}
