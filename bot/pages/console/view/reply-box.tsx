import { Button, Textarea } from '@fluentui/react-components';
import { Send20Filled, TextBulletListSquare20Regular, Translate20Regular } from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import { openPlaces } from '../desk/fill-canned.ts';
import { useWords } from '../words.ts';

/** As the contract has it. */
const longestReply = 4000;

export interface ReplyBoxProps {
  text: string;
  /** The prospect's language, by its tag. */
  language: string;
  draft(text: string): void;
  say(text: string): void;
  openCanned(): void;
  openSentences(): void;
}

/** Where staff write to the prospect. Enter sends; a place of a canned reply that is still open is not sent. */
export function ReplyBox({ text, language, draft, say, openCanned, openSentences }: ReplyBoxProps) {
  const words = useWords();
  const [problem, setProblem] = useState('');
  const send = () => {
    const trimmed = text.trim();
    if (trimmed === '') return;
    const [gap] = openPlaces(trimmed);
    if (gap !== undefined) return setProblem(words.say('gapLeft', { gap: `{{${gap}}}` }));
    if (trimmed.length > longestReply)
      return setProblem(words.say('tooLong', { limit: words.number(longestReply) }));
    setProblem('');
    say(trimmed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const speaks = words.language(language);
  return (
    <form
      className="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="reply-label" htmlFor="reply">
        {words.say('replyLabel', { language: speaks })}
      </label>
      <Textarea
        className="reply-text"
        id="reply"
        resize="vertical"
        value={text}
        dir="auto"
        onChange={(_, { value }) => {
          setProblem('');
          draft(value);
        }}
        onKeyDown={onKeyDown}
        aria-describedby="reply-problem"
      />
      <p className="problem" id="reply-problem" role="alert">
        {problem}
      </p>
      <div className="reply-tools">
        <Button icon={<TextBulletListSquare20Regular />} onClick={openCanned}>
          {words.say('canned')}
        </Button>
        <Button icon={<Translate20Regular />} onClick={openSentences}>
          {words.say('sentences')}
        </Button>
        <span className="grow" />
        <Button appearance="primary" type="submit" icon={<Send20Filled />} iconPosition="after">
          {words.say('send')}
        </Button>
      </div>
    </form>
  );
}
