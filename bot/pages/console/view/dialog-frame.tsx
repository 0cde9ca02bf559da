import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';

export interface DialogFrameProps {
  title: string;
  close(): void;
  /** What the dialog does; without it there is only a way out. */
  action?: { label: string; run(): void; disabled?: boolean } | undefined;
  children: ReactNode;
}

/** A window over the desk, in the same form for all of them. */
export function DialogFrame({ title, close, action, children }: DialogFrameProps) {
  const words = useWords();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (action && !action.disabled) action.run();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className="dialog-content">{children}</DialogContent>
            <DialogActions>
              <Button onClick={close}>{words.say(action ? 'cancel' : 'done')}</Button>
              {action && (
                <Button type="submit" appearance="primary" disabled={action.disabled === true}>
                  {action.label}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
