import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type ConversationSummary,
  conversationList,
  type listFilters,
} from '../../../staff-api/contract/conversations.ts';
import type { Me } from '../../../staff-api/contract/people.ts';
import { ask } from '../line/call.ts';
import type { Desk } from './desk.ts';

export type ListFilter = (typeof listFilters)[number];

export interface ConversationList {
  items: readonly ConversationSummary[];
  total: number;
  phase: 'loading' | 'ready';
  /** Code of an error; what is there stays. */
  failed: string | undefined;
  hasMore: boolean;
  /** Fetches the following page, unless one is on its way. */
  more(): void;
}

interface Loaded {
  items: readonly ConversationSummary[];
  total: number;
  next: string | undefined;
}

const pageSize = 200;
const refreshDelayMs = 250;

/** The conversations of a filter and a search, page by page, kept up to date by what the desk hears. */
export function useConversationList(desk: Desk, filter: ListFilter, search: string): ConversationList {
  const [loaded, setLoaded] = useState<Loaded>();
  const [failed, setFailed] = useState<string>();
  const wanted = useRef('');
  const isFetching = useRef(false);
  const name = `${filter} ${search}`;

  const fetchPage = useCallback(
    async (cursor?: string) => {
      const query = new URLSearchParams({ state: filter, search, limit: String(pageSize) });
      if (cursor !== undefined) query.set('cursor', cursor);
      const outcome = await ask(`/conversations?${query}`, conversationList);
      // The person has gone on to another filter meanwhile.
      if (wanted.current !== `${filter} ${search}`) return;
      setFailed(outcome.ok ? undefined : outcome.code);
      if (!outcome.ok) return;
      const { items, total, next } = outcome.value;
      setLoaded((before) => {
        if (cursor !== undefined) return { items: joined(before?.items ?? [], items), total, next };
        if (!before || next === undefined || before.items.length <= items.length)
          return { items, total, next };
        return { items: joined(items, before.items), total, next: before.next };
      });
    },
    [filter, search],
  );

  useEffect(() => {
    wanted.current = name;
    setLoaded(undefined);
    void fetchPage();
    let timer: ReturnType<typeof setTimeout>;
    const stop = desk.onChange((id, summary) => {
      if (id !== undefined && summary) {
        setLoaded(
          (before) => before && { ...before, items: withSummary(before.items, summary, filter, desk.me) },
        );
      }
      clearTimeout(timer);
      timer = setTimeout(() => void fetchPage(), refreshDelayMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [desk, fetchPage, filter, name]);

  const next = loaded?.next;
  const more = useCallback(() => {
    if (next === undefined || isFetching.current) return;
    isFetching.current = true;
    void fetchPage(next).finally(() => {
      isFetching.current = false;
    });
  }, [fetchPage, next]);

  return {
    items: loaded?.items ?? [],
    total: loaded?.total ?? 0,
    phase: loaded || failed !== undefined ? 'ready' : 'loading',
    failed,
    hasMore: next !== undefined,
    more,
  };
}

/** Two pages in one, the first of them in front; what is in both only once. */
function joined(
  first: readonly ConversationSummary[],
  second: readonly ConversationSummary[],
): ConversationSummary[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))];
}

/** The list after one of its conversations has changed; a new one comes with the next page. */
function withSummary(
  items: readonly ConversationSummary[],
  summary: ConversationSummary,
  filter: ListFilter,
  me: Me,
): ConversationSummary[] {
  return items.flatMap((each) =>
    each.id !== summary.id ? [each] : belongs(summary, filter, me) ? [summary] : [],
  );
}

function belongs({ state, agent }: ConversationSummary, filter: ListFilter, me: Me): boolean {
  if (filter === 'all') return true;
  if (filter === 'open') return state !== 'bot' && state !== 'closed';
  if (filter === 'mine') return state === 'with-agent' && agent?.id === me.id;
  return state === filter;
}
