import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from '@fluentui/react-components';
import { ArrowLeft20Regular, MoreHorizontal20Regular, PanelRight20Regular } from '@fluentui/react-icons';
import type { Desk } from '../desk/desk.ts';
import type { OpenConversation } from '../desk/open-conversation.ts';
import { useWords } from '../words.ts';
import { conversationTitle, stateLine } from './conversation-title.ts';
import { ErrorLine } from './error-line.tsx';
import { ReplyBox } from './reply-box.tsx';
import { Transcript } from './transcript.tsx';

/** What can be opened over a conversation. */
export type Overlay = 'sentences' | 'canned' | 'transfer' | 'close' | 'erase';

export interface ConversationProps {
  desk: Desk;
  open: OpenConversation;
  claim(): void;
  overlay(overlay: Overlay): void;
  back(): void;
  toggleDetails(): void;
}

/** One conversation: whose it is, what can be done, what was said, and the box to reply in while it is ours. */
export function Conversation({ desk, open, claim, overlay, back, toggleDetails }: ConversationProps) {
  const words = useWords();
  const { id, detail, phase, failed, lost, reply } = open;
  const isMine = detail?.state === 'with-agent' && detail.agent?.id === desk.me.id;
  const canClaim = detail && !isMine && detail.state !== 'closed';
  const isLead = desk.me.role !== 'agent';
  return (
    <section className="conversation" aria-labelledby="conversation-title">
      <header className="conversation-head">
        <Button
          className="only-narrow"
          appearance="subtle"
          icon={<ArrowLeft20Regular className="flips" />}
          aria-label={words.say('backToList')}
          onClick={back}
        />
        <div className="conversation-names">
          <h2 id="conversation-title">
            <bdi>{detail ? conversationTitle(detail, words) : words.say('conversation')}</bdi>
          </h2>
          {detail && (
            <p className="soft">
              {words.say('speaks', { language: words.language(detail.language) })} ·{' '}
              <bdi>{stateLine(detail, desk.me.id, words)}</bdi>
            </p>
          )}
        </div>
        {canClaim && (
          <Button appearance="primary" onClick={claim}>
            {words.say('claim')}
          </Button>
        )}
        {isMine && <Button onClick={() => overlay('close')}>{words.say('end')}</Button>}
        {detail && (isMine || detail.state === 'message-left' || isLead) && (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button
                appearance="subtle"
                icon={<MoreHorizontal20Regular />}
                aria-label={words.say('moreActions')}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {isMine && <MenuItem onClick={() => overlay('transfer')}>{words.say('transfer')}</MenuItem>}
                {isMine && <MenuItem onClick={() => void desk.release(id)}>{words.say('release')}</MenuItem>}
                {detail.state === 'message-left' && (
                  <MenuItem onClick={() => overlay('close')}>{words.say('end')}</MenuItem>
                )}
                {isLead && <MenuItem onClick={() => overlay('erase')}>{words.say('erase')}</MenuItem>}
              </MenuList>
            </MenuPopover>
          </Menu>
        )}
        <Button
          className="only-below-wide"
          appearance="subtle"
          icon={<PanelRight20Regular className="flips" />}
          aria-label={words.say('details')}
          onClick={toggleDetails}
        />
      </header>
      {phase === 'gone' ? (
        <p className="conversation-gone">{words.say('gone')}</p>
      ) : (
        <>
          <ErrorLine code={failed} />
          {lost && (
            <MessageBar intent="warning" layout="multiline" role="alert">
              <MessageBarBody>{words.say('lost')}</MessageBarBody>
              {detail?.state === 'waiting' && (
                <MessageBarActions>
                  <Button onClick={claim}>{words.say('claim')}</Button>
                </MessageBarActions>
              )}
            </MessageBar>
          )}
          <Transcript
            key={id}
            open={open}
            again={(clientId) => desk.again(id, clientId)}
            discard={(clientId) => desk.discard(id, clientId)}
          />
          {isMine ? (
            <ReplyBox
              text={reply}
              language={detail.language}
              draft={(text) => desk.draft(id, { reply: text })}
              say={(text) => desk.say(id, text)}
              openCanned={() => overlay('canned')}
              openSentences={() => overlay('sentences')}
            />
          ) : (
            detail && (
              <p className="reply-not-yet soft">{words.say(canClaim ? 'claimToReply' : 'isClosed')}</p>
            )
          )}
        </>
      )}
    </section>
  );
}
