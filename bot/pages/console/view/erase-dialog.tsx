import { useWords } from '../words.ts';
import { DialogFrame } from './dialog-frame.tsx';

/** Asks once more before everything of a conversation is gone. */
export function EraseDialog({ close, erase }: { close(): void; erase(): void }) {
  const words = useWords();
  return (
    <DialogFrame
      title={words.say('eraseTitle')}
      close={close}
      action={{
        label: words.say('erase'),
        run() {
          erase();
          close();
        },
      }}
    >
      <p>{words.say('eraseText')}</p>
    </DialogFrame>
  );
}
