import { SearchBox } from '@fluentui/react-components';
import { useState } from 'react';
import type { CannedReply } from '../../../staff-api/contract/canned.ts';
import { useWords } from '../words.ts';

export interface CannedListProps {
  items: readonly CannedReply[];
  /** The id of the one that is being written. */
  chosen: string | undefined;
  choose(reply: CannedReply): void;
}

/** The replies by title, with a search over titles and texts. */
export function CannedList({ items, chosen, choose }: CannedListProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  if (items.length === 0) return <p className="soft">{words.say('noCanned')}</p>;
  const wanted = search.trim().toLocaleLowerCase(words.tag);
  const found = items.filter(({ title, texts }) =>
    [title, ...Object.values(texts)].some((text) => text.toLocaleLowerCase(words.tag).includes(wanted)),
  );
  return (
    <>
      <SearchBox
        value={search}
        onChange={(_, { value }) => setSearch(value)}
        aria-label={words.say('search')}
        placeholder={words.say('search')}
        dismiss={{ 'aria-label': words.say('clear') }}
      />
      <ul className="canned-list">
        {found.map((reply) => (
          <li key={reply.id}>
            <button
              type="button"
              className="canned-row"
              aria-current={reply.id === chosen}
              onClick={() => choose(reply)}
            >
              <strong dir="auto">{reply.title}</strong>
              <span className="soft">
                {words.say('canned-languages', { count: words.number(Object.keys(reply.texts).length) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="soft">{words.say('emptySearch')}</p>}
    </>
  );
}
