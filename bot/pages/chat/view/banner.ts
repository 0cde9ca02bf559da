import { element } from '../../shared/element.ts';
import type { LineStatus } from '../line/direct-line.ts';
import type { Words } from '../words.ts';

export interface Banner {
  node: HTMLElement;
  follow(status: LineStatus): void;
}

/** A break shorter than this is mended before anybody needs to know. */
const worthSaying = 1_000;

/** Says that the connection is interrupted, and why as far as the browser knows, until it is back. */
export function createBanner(words: Words): Banner {
  const node = element('div', { class: 'banner', role: 'status' });
  let broken = false;
  let current: LineStatus | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    const text = broken ? words.say(navigator.onLine ? 'reconnecting' : 'offline') : '';
    node.replaceChildren(...(text === '' ? [] : [element('p', {}, text)]));
  };
  words.label(show);
  window.addEventListener('offline', () => {
    broken = true;
    show();
  });
  window.addEventListener('online', () => {
    broken = broken && current === 'interrupted';
    show();
  });
  return {
    node,
    follow(status) {
      current = status;
      clearTimeout(patience);
      if (status !== 'interrupted') {
        broken = false;
        show();
      } else if (!broken) {
        patience = setTimeout(() => {
          broken = true;
          show();
        }, worthSaying);
      } else show();
    },
  };
}
