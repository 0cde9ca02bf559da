import { Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { outcomes } from '../../../staff-api/contract/acts.ts';
import { useWords } from '../words.ts';
import { DialogFrame } from './dialog-frame.tsx';

export interface CloseDialogProps {
  close(): void;
  end(outcome: (typeof outcomes)[number]): void;
}

/** Ends the human stretch of a conversation, with what came of it. */
export function CloseDialog({ close, end }: CloseDialogProps) {
  const words = useWords();
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('helped');
  return (
    <DialogFrame
      title={words.say('closeTitle')}
      close={close}
      action={{
        label: words.say('end'),
        run() {
          end(outcome);
          close();
        },
      }}
    >
      <p>{words.say('closeText')}</p>
      <RadioGroup
        aria-label={words.say('closeTitle')}
        value={outcome}
        onChange={(_, { value }) => setOutcome(outcomes.find((each) => each === value) ?? 'helped')}
      >
        {outcomes.map((each) => (
          <Radio key={each} value={each} label={words.say(`outcome-${each}`)} />
        ))}
      </RadioGroup>
    </DialogFrame>
  );
}
