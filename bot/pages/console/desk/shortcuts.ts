/** What single keys do outside of text fields, in the order in which the help lists them, and what it calls that. */
export const shortcuts = [
  ['j', 'next', 'key-next'],
  ['k', 'previous', 'key-previous'],
  ['c', 'claim', 'claim'],
  ['r', 'reply', 'key-reply'],
  ['n', 'note', 'key-note'],
  ['i', 'sentences', 'sentences'],
  ['m', 'canned', 'canned'],
  ['t', 'transfer', 'transfer'],
  ['g', 'release', 'release'],
  ['e', 'end', 'end'],
  ['x', 'shut', 'key-shut'],
  ['[', 'tabBefore', 'key-tabBefore'],
  [']', 'tabAfter', 'key-tabAfter'],
  ['l', 'list', 'key-list'],
  ['/', 'search', 'search'],
  ['?', 'help', 'shortcuts'],
] as const;
export type Shortcut = (typeof shortcuts)[number][1];

/** Calls `run` for a key of ours, unless it was meant for a text field, a dialog or the browser. */
export function listenToShortcuts(run: (shortcut: Shortcut) => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
    if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return;
    if (!(target instanceof Element) || document.querySelector('[role=dialog], [role=menu]')) return;
    const isText = target.closest('input, textarea, select');
    if (isText) {
      if (key === 'Escape') document.getElementById('conversation')?.focus();
      return;
    }
    const shortcut = shortcuts.find(([each]) => each === key);
    if (!shortcut) return;
    event.preventDefault();
    run(shortcut[1]);
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}
