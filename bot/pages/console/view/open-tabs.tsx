import { Button, CounterBadge } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons';
import type { DeskState } from '../desk/desk-state.ts';
import { useWords } from '../words.ts';
import { conversationTitle } from './conversation-title.ts';

export interface OpenTabsProps {
  state: DeskState;
  show(id: string): void;
  shut(id: string): void;
}

/** The conversations that are open at once. */
export function OpenTabs({ state, show, shut }: OpenTabsProps) {
  const words = useWords();
  if (state.open.length === 0) return null;
  return (
    <nav className="open-tabs" aria-label={words.say('openConversations')}>
      {state.open.map(({ id, detail, unseen, typing }) => {
        const title = detail ? conversationTitle(detail, words) : words.say('loading');
        return (
          <span key={id} className="open-tab" data-current={id === state.current ? '' : undefined}>
            <button
              type="button"
              className="open-tab-name"
              aria-current={id === state.current ? 'page' : undefined}
              onClick={() => show(id)}
            >
              <bdi>{title}</bdi>
              {typing && id !== state.current && <span aria-hidden> …</span>}
            </button>
            {unseen > 0 && (
              <CounterBadge
                count={unseen}
                size="small"
                color="danger"
                role="img"
                aria-label={words.say('newMessages', { count: words.number(unseen) })}
              />
            )}
            <Button
              appearance="transparent"
              size="small"
              icon={<Dismiss12Regular />}
              aria-label={words.say('putAway', { title })}
              onClick={() => shut(id)}
            />
          </span>
        );
      })}
    </nav>
  );
}
