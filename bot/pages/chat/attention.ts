import type { Words } from './words.ts';

export interface Attention {
  /** The bot said something. */
  heard(): void;
}

/** Counts what was said while nobody looked: in the title of the page, and for the widget's badge. */
export function createAttention(words: Words, report: (unread: number) => void): Attention {
  let unread = 0;
  const show = () => {
    const title = words.say('title');
    document.title =
      unread > 0 ? `(${new Intl.NumberFormat(words.language.tag).format(unread)}) ${title}` : title;
    report(unread);
  };
  words.label(show);
  const look = () => {
    if (document.hidden || unread === 0) return;
    unread = 0;
    show();
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  return {
    heard() {
      if (!document.hidden && (document.hasFocus() || window.parent === window)) return;
      unread++;
      show();
    },
  };
}
