import { Badge, CounterBadge } from '@fluentui/react-components';
import { memo } from 'react';
import type { ConversationSummary } from '../../../staff-api/contract/conversations.ts';
import { useWords } from '../words.ts';
import { conversationTitle, requirementTitle, stateLine, topicLine } from './conversation-title.ts';
import { VerdictMark } from './verdict-mark.tsx';

export interface ListRowProps {
  summary: ConversationSummary;
  meId: string;
  now: number;
}

/** A line of the list: who waits and how long, in which language, about what, and how far the company is. */
export const ListRow = memo(({ summary, meId, now }: ListRowProps) => {
  const words = useWords();
  const { state, waitingSince, overdue, unread, verdict, missing, lastText, language, lastActivityAt } =
    summary;
  const topic = topicLine(summary, words);
  return (
    <>
      <span className="row-top">
        <bdi className="row-title">{conversationTitle(summary, words)}</bdi>
        {unread > 0 && (
          <CounterBadge
            count={unread}
            size="small"
            color="danger"
            role="img"
            aria-label={words.say('newMessages', { count: words.number(unread) })}
          />
        )}
      </span>
      <span className="row-facts">
        {state === 'waiting' && waitingSince !== undefined ? (
          <Badge appearance="tint" color={overdue ? 'danger' : 'warning'} size="medium">
            {words.say(overdue ? 'overdueFor' : 'waitingFor', {
              time: words.duration(now - Date.parse(waitingSince)),
            })}
          </Badge>
        ) : (
          <Badge appearance="tint" color={state === 'with-agent' ? 'brand' : 'informative'} size="medium">
            <bdi>{stateLine(summary, meId, words)}</bdi>
          </Badge>
        )}
        <span className="row-language">{words.language(language)}</span>
        {state !== 'waiting' && <span className="row-time">{words.moment(lastActivityAt)}</span>}
      </span>
      <span className="row-line">{topic ?? <bdi>{lastText ?? ''}</bdi>}</span>
      {verdict && (
        <span className="row-line">
          <VerdictMark verdict={verdict} /> {words.say(`verdict-${verdict}`)}
          {missing.length > 0 && (
            <span className="row-missing">
              {words.say('missing', {
                list: words.list(missing.map((id) => requirementTitle(id, words))),
              })}
            </span>
          )}
        </span>
      )}
    </>
  );
});
