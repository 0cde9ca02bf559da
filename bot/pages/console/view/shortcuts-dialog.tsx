import { Switch } from '@fluentui/react-components';
import type { Preferences } from '../desk/preferences.ts';
import { shortcuts } from '../desk/shortcuts.ts';
import { useWords } from '../words.ts';
import { DialogFrame } from './dialog-frame.tsx';

export interface ShortcutsDialogProps {
  preferences: Preferences;
  prefer(change: Partial<Preferences>): void;
  close(): void;
}

/** Which keys do what, and whether they do. */
export function ShortcutsDialog({ preferences, prefer, close }: ShortcutsDialogProps) {
  const words = useWords();
  return (
    <DialogFrame title={words.say('shortcuts')} close={close}>
      <Switch
        label={words.say('shortcutsOn')}
        checked={preferences.shortcuts}
        onChange={(_, { checked }) => prefer({ shortcuts: checked })}
      />
      <dl className="shortcuts">
        {shortcuts.map(([key, , name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.say(name)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{words.say('key-leave')}</dd>
        </div>
        <div>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>{words.say('key-send')}</dd>
        </div>
        <div>
          <dt>
            <kbd>Shift</kbd> <kbd>Enter</kbd>
          </dt>
          <dd>{words.say('key-line')}</dd>
        </div>
      </dl>
    </DialogFrame>
  );
}
