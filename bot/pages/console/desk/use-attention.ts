import { useEffect } from 'react';
import { useWords } from '../words.ts';
import { chime } from './chime.ts';
import type { Desk } from './desk.ts';
import type { DeskState } from './desk-state.ts';

/** Says in the title of the page how much there is to do, and, for who wants it, sounds when there is more. */
export function useAttention(desk: Desk, state: DeskState, sound: boolean): void {
  const words = useWords();
  const count = state.waiting + state.open.reduce((sum, { unseen }) => sum + unseen, 0);
  useEffect(() => {
    const title = words.say('title');
    document.title = count > 0 ? `(${words.number(count)}) ${title}` : title;
  }, [count, words]);
  useEffect(() => (sound ? desk.onCall(chime) : undefined), [desk, sound]);
}
