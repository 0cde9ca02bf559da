import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { z } from 'zod';
import type { Activity } from '../../../staff-api/contract/log.ts';
import { isOfProspect, isOfStaff, type OpenConversation } from '../desk/open-conversation.ts';
import { useWords } from '../words.ts';
import { errorWords } from './error-line.tsx';
import { Markdown } from './markdown.tsx';

const extras = z.looseObject({
  suggestedActions: z.object({ actions: z.array(z.looseObject({ title: z.string() })) }).optional(),
  attachments: z.array(z.unknown()).optional(),
  channelData: z.object({ notice: z.string() }).optional().catch(undefined),
});

export interface TranscriptProps {
  open: OpenConversation;
  again(clientId: string): void;
  discard(clientId: string): void;
}

/** The conversation as it was said, by whom, with what is on its way. Stays at its end unless somebody reads above. */
export function Transcript({ open, again, discard }: TranscriptProps) {
  const words = useWords();
  const viewport = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const { activities, sending, typing } = open;
  const size = `${activities.length} ${sending.length} ${typing}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when what is shown has grown
  useLayoutEffect(() => {
    if (isAtEnd.current && viewport.current) viewport.current.scrollTop = viewport.current.scrollHeight;
  }, [size]);

  return (
    <div
      className="transcript"
      ref={viewport}
      role="log"
      aria-label={words.say('conversation')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 80;
      }}
    >
      {open.phase === 'loading' && open.failed === undefined && (
        <Spinner className="transcript-loading" label={words.say('loading')} />
      )}
      {activities.map((activity) => (
        <Said key={activity.id} activity={activity} />
      ))}
      {sending.map(({ clientId, text, failed }) => (
        <article className="message from-staff" key={clientId} data-fate={failed ? 'failed' : 'sending'}>
          <div className="bubble">
            <Markdown text={text} />
          </div>
          {failed === undefined ? (
            <p className="message-by">{words.say('sending')}</p>
          ) : (
            <p className="message-by">
              <span role="alert">{words.say('notSent', { reason: errorWords(failed, words) })}</span>
              <Button size="small" onClick={() => again(clientId)}>
                {words.say('again')}
              </Button>
              <Button size="small" onClick={() => discard(clientId)}>
                {words.say('discard')}
              </Button>
            </p>
          )}
        </article>
      ))}
      {typing && <p className="typing">{words.say('prospectTypes')}</p>}
    </div>
  );
}

function Said({ activity }: { activity: Activity }): ReactNode {
  const words = useWords();
  const { type, from, text = '', locale, timestamp } = activity;
  if (type !== 'message') return null;
  const by = isOfProspect(activity) ? 'prospect' : isOfStaff(activity) ? 'staff' : 'guide';
  const { suggestedActions, attachments, channelData } = extras.safeParse(activity).data ?? {};
  const who = by === 'staff' ? (from.name ?? words.say('staff')) : words.say(by);
  const notice =
    by === 'guide' &&
    channelData &&
    words.say(`notice-${channelData.notice}`, { language: words.language(locale ?? '') });
  return (
    <article className={`message from-${by}`}>
      <p className="message-by">
        <bdi>{who}</bdi> <time dateTime={timestamp}>{words.moment(timestamp)}</time>
      </p>
      <div className="bubble" lang={locale}>
        {by === 'prospect' ? (
          <p className="plain" dir="auto">
            {text}
          </p>
        ) : (
          <Markdown text={text} />
        )}
        {attachments && attachments.length > 0 && <p className="message-extra">{words.say('withCard')}</p>}
      </div>
      {notice && <p className="notice">{notice}</p>}
      {suggestedActions && suggestedActions.actions.length > 0 && (
        <ul className="offered" lang={locale} aria-label={words.say('offered')}>
          {suggestedActions.actions.map(({ title }) => (
            <li key={title} dir="auto">
              {title}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
