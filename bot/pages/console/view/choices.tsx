import { SearchBox, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';

export interface Choice {
  id: string;
  group?: string;
  /** What the search looks at. */
  text: string;
  shown: ReactNode;
}

export interface ChoicesProps {
  /** Undefined while they are on their way. */
  choices: readonly Choice[] | undefined;
  chosen: string | undefined;
  choose(id: string): void;
  /** What is said when there is none at all. */
  empty: string;
}

/** Things of which one is chosen, with a search over them. */
export function Choices({ choices, chosen, choose, empty }: ChoicesProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const isThere = choices !== undefined;
  useEffect(() => {
    if (isThere) box.current?.querySelector('input')?.focus();
  }, [isThere]);
  if (!choices) return <Spinner label={words.say('loading')} />;
  if (choices.length === 0) return <p className="soft">{empty}</p>;
  const wanted = search.trim().toLocaleLowerCase(words.tag).split(/\s+/);
  const found = choices.filter(({ text }) => {
    const folded = text.toLocaleLowerCase(words.tag);
    return wanted.every((each) => folded.includes(each));
  });
  return (
    <div className="choices-box" ref={box}>
      <SearchBox
        value={search}
        onChange={(_, { value }) => setSearch(value)}
        aria-label={words.say('search')}
        placeholder={words.say('search')}
        dismiss={{ 'aria-label': words.say('clear') }}
      />
      <div className="choices" role="radiogroup" aria-label={words.say('choices')}>
        {found.map(({ id, group, shown }, at) => (
          <div key={id}>
            {group !== undefined && group !== found[at - 1]?.group && <p className="choice-group">{group}</p>}
            <label className="choice">
              <input type="radio" name="choice" checked={id === chosen} onChange={() => choose(id)} />
              <span>{shown}</span>
            </label>
          </div>
        ))}
        {found.length === 0 && <p className="soft">{words.say('emptySearch')}</p>}
      </div>
    </div>
  );
}
