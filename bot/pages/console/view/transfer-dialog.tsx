import { useState } from 'react';
import { agents } from '../../../staff-api/contract/people.ts';
import { useWords } from '../words.ts';
import { Choices } from './choices.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { ErrorLine } from './error-line.tsx';
import { useAsked } from './use-asked.ts';

export interface TransferDialogProps {
  meId: string;
  close(): void;
  transfer(to: string): void;
}

/** To whom a conversation goes; who has the console open stands first. */
export function TransferDialog({ meId, close, transfer }: TransferDialogProps) {
  const words = useWords();
  const answer = useAsked('/agents', agents);
  const [chosen, setChosen] = useState<string>();
  const others = (answer?.ok ? answer.value.items : [])
    .filter(({ id }) => id !== meId)
    .sort((one, other) => Number(other.online) - Number(one.online));
  return (
    <DialogFrame
      title={words.say('transferTitle')}
      close={close}
      action={{
        label: words.say('transfer'),
        disabled: chosen === undefined,
        run() {
          if (chosen !== undefined) transfer(chosen);
          close();
        },
      }}
    >
      <ErrorLine code={answer && !answer.ok ? answer.code : undefined} />
      <Choices
        choices={
          answer &&
          others.map(({ id, name, online, conversations }) => ({
            id,
            text: name,
            shown: (
              <>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <span className="plain soft">
                  {words.say(online ? 'agentHere' : 'agentAway', { count: words.number(conversations) })}
                </span>
              </>
            ),
          }))
        }
        chosen={chosen}
        choose={setChosen}
        empty={words.say('nobodyElse')}
      />
    </DialogFrame>
  );
}
