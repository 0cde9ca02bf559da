import { useEffect, useState } from 'react';
import { type CannedReply, cannedReplies } from '../../../staff-api/contract/canned.ts';
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
  /** Fills what is known into a text, as its language writes it. */
  fill(text: string, language: string): Promise<string>;
  /** Puts a text into the reply. */
  take(text: string): void;
}

/** Replies that were written before, in the prospect's language where there is one. with their places filled. Choosing sends nothing yet. */
export function CannedDialog({ language, close, fill, take }: CannedDialogProps) {
  const words = useWords();
  const answer = useAsked('/canned', cannedReplies);
  const [chosen, setChosen] = useState<string>();
  const [filled, setFilled] = useState<FilledReply[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what fills them stays the same while this is open
  useEffect(() => {
    if (!answer?.ok) return;
    void Promise.all(answer.value.items.map((reply) => fillReply(reply, language, fill))).then(setFilled);
  }, [answer, language]);
  const picked = filled?.find(({ id }) => id === chosen);
  return (
    <DialogFrame
      title={words.say('canned')}
      close={close}
      action={{
        label: words.say('intoReply'),
        disabled: !picked,
        run() {
          if (picked) take(picked.text);
          close();
        },
      }}
    >
      <ErrorLine code={answer && !answer.ok ? answer.code : undefined} />
      <Choices
        choices={
          answer && !answer.ok
            ? []
            : filled?.map(({ id, title, text, tag }) => ({
                id,
                text: `${title} ${text}`,
                shown: (
                  <>
                    <strong dir="auto">{title}</strong> <span className="soft">{words.language(tag)}</span>
                    <span className="plain" dir="auto" lang={tag}>
                      {text}
                    </span>
                  </>
                ),
              }))
        }
        chosen={chosen}
        choose={setChosen}
        empty={words.say('noCanned')}
      />
    </DialogFrame>
  );
}

interface FilledReply {
  id: string;
  title: string;
  text: string;
  /** Of the language it is written in. */
  tag: string;
}

async function fillReply(
  reply: CannedReply,
  language: string,
  fill: CannedDialogProps['fill'],
): Promise<FilledReply> {
  const { text, language: tag } = cannedText(reply, language);
  return { id: reply.id, title: reply.title, text: await fill(text, tag), tag };
}
