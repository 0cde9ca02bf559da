import { Button, SearchBox, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Desk } from '../desk/desk.ts';
import type { DeskState } from '../desk/desk-state.ts';
import { useConversationList } from '../desk/use-conversation-list.ts';
import { useWords } from '../words.ts';
import { ErrorLine } from './error-line.tsx';
import { ListRow } from './list-row.tsx';
import { Tabs } from './tabs.tsx';
import { useNow } from './use-now.ts';

/** The tabs above the list, from what is most urgent. */
const listTabs = ['waiting', 'mine', 'message-left', 'all'] as const;
export type ListTab = (typeof listTabs)[number];

export interface ConversationListProps {
  desk: Desk;
  state: DeskState;
  filter: ListTab;
  setFilter(filter: ListTab): void;
  /** Somebody chose a conversation, to look at it now. */
  choose(id: string): void;
}

/** The list of conversations: tabs, search, and as many lines as there are, of which only those in sight exist. */
export function ConversationList({ desk, state, filter, setFilter, choose }: ConversationListProps) {
  const words = useWords();
  const now = useNow();
  const [search, setSearch] = useState('');
  const list = useConversationList(desk, filter, useDeferredValue(search).trim());
  const [active, setActive] = useState(0);
  const viewport = useRef<HTMLDivElement>(null);
  const { items, hasMore, more } = list;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => 113,
    getItemKey: (at) => items[at]?.id ?? at,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown > items.length - 50) more();
  }, [hasMore, lastShown, items.length, more]);

  const moveTo = (at: number) => {
    const bounded = Math.max(0, Math.min(items.length - 1, at));
    setActive(bounded);
    virtual.scrollToIndex(bounded);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 8,
      PageUp: active - 8,
      Home: 0,
      End: items.length - 1,
    };
    const step = steps[event.key];
    const chosen = items[active];
    if (step !== undefined) moveTo(step);
    else if ((event.key === 'Enter' || event.key === ' ') && chosen) choose(chosen.id);
    else return;
    event.preventDefault();
  };
  const counts: Partial<Record<ListTab, number>> = { waiting: state.waiting, 'message-left': state.left };
  const counted = (count = 0) => (count > 0 ? ` (${words.number(count)})` : '');
  const activeId = items[Math.min(active, items.length - 1)]?.id;

  return (
    <section className="list" aria-label={words.say('conversations')}>
      <Tabs
        label={words.say('conversations')}
        selected={filter}
        select={(tab) => {
          setFilter(tab);
          setActive(0);
        }}
        tabs={listTabs.map((name) => ({ name, label: words.say(`tab-${name}`) + counted(counts[name]) }))}
      />
      <SearchBox
        className="list-search"
        id="search"
        value={search}
        onChange={(_, { value }) => setSearch(value)}
        aria-label={words.say('search')}
        placeholder={words.say('search')}
        dismiss={{ 'aria-label': words.say('clear') }}
      />
      <ErrorLine code={list.failed} />
      {items.length > 0 ? (
        <div
          id="conversations"
          className="list-viewport"
          ref={viewport}
          role="listbox"
          tabIndex={0}
          aria-label={words.say('conversations')}
          aria-activedescendant={activeId && `row-${activeId}`}
          onKeyDown={onKeyDown}
        >
          <div className="list-all" role="presentation" style={{ height: virtual.getTotalSize() }}>
            {rows.map(({ index, start, key }) => {
              const summary = items[index];
              if (!summary) return null;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the list box around it has the keys
                // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names the option
                <div
                  key={key}
                  id={`row-${summary.id}`}
                  className="row"
                  role="option"
                  data-index={index}
                  data-active={summary.id === activeId ? '' : undefined}
                  ref={virtual.measureElement}
                  aria-selected={summary.id === state.current}
                  aria-setsize={hasMore ? list.total : items.length}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={() => {
                    setActive(index);
                    choose(summary.id);
                  }}
                >
                  <ListRow summary={summary} meId={desk.me.id} now={now} />
                </div>
              );
            })}
          </div>
        </div>
      ) : list.phase === 'loading' ? (
        <Skeleton className="list-loading" aria-label={words.say('loading')}>
          {[1, 2, 3, 4, 5].map((each) => (
            <SkeletonItem key={each} size={64} />
          ))}
        </Skeleton>
      ) : (
        <div className="list-empty">
          <p>{words.say(search.trim() === '' ? `empty-${filter}` : 'emptySearch')}</p>
          {search.trim() !== '' && <Button onClick={() => setSearch('')}>{words.say('clear')}</Button>}
        </div>
      )}
    </section>
  );
}
