import { useState } from 'react';
import { cannedReplies } from '../../../staff-api/contract.ts';
import { cannedText } from '../desk/fill-canned.ts';
import { useWords } from '../words.ts';
import { Choices } from './choices.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { ErrorLine } from './error-line.tsx';
import { useAsked } from './use-asked.ts';

export interface CannedDialogProps {
  /** The prospect's, by its tag. */
  language: string;
  close(): void;
  /** Puts a text, whose places are still to be filled, into the reply. */
  take(text: string): void;
}

/** Replies that were written before, in the prospect's language where there is one. Choosing sends nothing yet. */
export function CannedDialog({ language, close, take }: CannedDialogProps) {
  const words = useWords();
  const answer = useAsked('/canned', cannedReplies);
  const [chosen, setChosen] = useState<string>();
  const items = answer?.ok ? answer.value.items : [];
  const picked = items.find(({ id }) => id === chosen);
  return (
    <DialogFrame
      title={words.say('canned')}
      close={close}
      action={{
        label: words.say('intoReply'),
        disabled: !picked,
        run() {
          if (picked) take(cannedText(picked, language).text);
          close();
        },
      }}
    >
      <ErrorLine code={answer && !answer.ok ? answer.code : undefined} />
      <Choices
        choices={
          answer &&
          items.map((reply) => {
            const { text, language: tag } = cannedText(reply, language);
            return {
              id: reply.id,
              text: `${reply.title} ${text}`,
              shown: (
                <>
                  <strong dir="auto">{reply.title}</strong>{' '}
                  <span className="soft">{words.language(tag)}</span>
                  <span className="plain" dir="auto" lang={tag}>
                    {text}
                  </span>
                </>
              ),
            };
          })
        }
        chosen={chosen}
        choose={setChosen}
        empty={words.say('noCanned')}
      />
    </DialogFrame>
  );
}
