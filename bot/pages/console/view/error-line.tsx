import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords, type Words } from '../words.ts';

/** An error of the catalogue as words for people. Most of them need no more than: it did not work, try again. */
export function errorWords(code: string, words: Words): string {
  const key = `error-${code}`;
  return words.say(words.has(key) ? key : 'error-unexpected');
}

/** Says what went wrong, and is read out. Nothing when nothing did. */
export function ErrorLine({ code, children }: { code: string | undefined; children?: ReactNode }) {
  const words = useWords();
  return (
    <div role="alert">
      {code !== undefined && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {errorWords(code, words)}
            {children}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
