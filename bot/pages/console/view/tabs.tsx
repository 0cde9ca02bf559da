import { type KeyboardEvent, useRef } from 'react';
import { useWords } from '../words.ts';

export interface TabsProps<Name extends string> {
  tabs: readonly { name: Name; label: string }[];
  selected: Name;
  select(name: Name): void;
  /** What the tabs are of. */
  label: string;
}

/**
 * Tabs with one stop for the keyboard and arrows between them. Those of the component library put hidden elements
 * around themselves that take the focus, which checks of accessibility rightly mind.
 */
export function Tabs<Name extends string>({ tabs, selected, select, label }: TabsProps<Name>) {
  const { direction } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const at = tabs.findIndex(({ name }) => name === selected);
    const steps: Record<string, number> = {
      [forward]: (at + 1) % tabs.length,
      [backward]: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const step = steps[event.key];
    const next = step === undefined ? undefined : tabs[step];
    if (step === undefined || !next) return;
    event.preventDefault();
    select(next.name);
    place.current?.querySelectorAll('button')[step]?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={place} onKeyDown={onKeyDown}>
      {tabs.map(({ name, label: own }) => (
        <button
          key={name}
          type="button"
          role="tab"
          className="tab"
          aria-selected={name === selected}
          tabIndex={name === selected ? 0 : -1}
          onClick={() => select(name)}
        >
          {own}
        </button>
      ))}
    </div>
  );
}
