import { element } from '../../shared/element.ts';
import { icon } from '../icon.ts';
import type { Words } from '../words.ts';

export interface FollowScroll {
  /** The button that leads to what came while the person read further up. */
  node: HTMLButtonElement;
  /** Whether the person reads the newest of the conversation. */
  isAtEnd(): boolean;
  /** `start` is where the newest turn begins; `follow` when the person waits for it. */
  arrived(start: HTMLElement, follow: boolean): void;
}

/** How near to the end counts as reading the end. */
const near = 160;
/** How long a card may still grow after it came. */
const settling = 1_500;

/**
 * Keeps the newest turn in sight: its end when it fits, its beginning when it is taller than the window, and nothing
 * at all when the person reads something older.
 */
export function createFollowScroll(words: Words, transcript: HTMLElement, bar: HTMLElement): FollowScroll {
  const node = element('button', { type: 'button', class: 'to-newest', hidden: '' }, icon('down'));
  words.label(() => node.setAttribute('aria-label', words.say('toNewest')));
  const root = document.documentElement;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  let target: HTMLElement | undefined;
  let until = 0;

  const goTo = (behavior: ScrollBehavior) => {
    if (!target?.isConnected) return;
    const start = target.getBoundingClientRect().top + window.scrollY - bar.offsetHeight - 16;
    const end = root.scrollHeight - window.innerHeight;
    window.scrollTo({
      top: Math.max(0, Math.min(start, end)),
      behavior: calm.matches ? 'instant' : behavior,
    });
  };
  const isAtEnd = () => root.scrollHeight - window.innerHeight - window.scrollY < near;
  const letGo = () => {
    until = 0;
  };
  for (const gesture of ['wheel', 'touchmove', 'keydown'])
    window.addEventListener(gesture, letGo, { passive: true });
  new ResizeObserver(() => {
    if (performance.now() < until) goTo('instant');
  }).observe(transcript);
  window.addEventListener(
    'scroll',
    () => {
      if (isAtEnd()) node.hidden = true;
    },
    { passive: true },
  );
  node.addEventListener('click', () => {
    node.hidden = true;
    goTo('smooth');
    target?.focus({ preventScroll: true });
  });

  return {
    node,
    isAtEnd,
    arrived(start, follow) {
      target = start;
      if (!follow) {
        node.hidden = false;
        return;
      }
      node.hidden = true;
      until = performance.now() + settling;
      goTo('smooth');
    },
  };
}
