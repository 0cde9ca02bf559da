import { element } from '../../shared/element.ts';

export interface Notice {
  node: HTMLElement;
  show(text: string): void;
}

/** Long enough to be read twice. */
const lasting = 8_000;

/** A line above the place to write that says what was just done, and goes again. */
export function createNotice(): Notice {
  const node = element('p', { class: 'notice', role: 'status' });
  let end: ReturnType<typeof setTimeout> | undefined;
  return {
    node,
    show(text) {
      clearTimeout(end);
      node.textContent = text;
      end = setTimeout(() => {
        node.textContent = '';
      }, lasting);
    },
  };
}
