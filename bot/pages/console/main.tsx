import './no-eval.ts';
import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { StrictMode, useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { me } from '../../staff-api/contract/people.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import { keepPreferences, readPreferences } from './desk/preferences.ts';
import { ask } from './line/call.ts';
import { readSetup } from './setup.ts';
import { themes } from './theme.ts';
import { App } from './view/app.tsx';
import { ErrorLine } from './view/error-line.tsx';
import { createWordShelf, createWords, fetchWords, type Words, WordsContext } from './words.ts';

const place = document.getElementById('app');
if (place) void startConsole(place);

/** Shows the desk to whoever is signed in, in their language; anybody else is led to where one signs in. */
async function startConsole(root: HTMLElement): Promise<void> {
  const setup = readSetup(document);
  const own = setup.languages.find(({ tag }) => tag === setup.language);
  let words = createWords(setup.language, own?.direction ?? 'ltr', setup.words);
  const who = await ask('/me', me);
  if (who.ok && who.value.language !== undefined && who.value.language !== words.tag) {
    words = (await fetchWords(setup, who.value.language)) ?? words;
  }
  document.documentElement.lang = words.tag;
  document.documentElement.dir = words.direction;
  const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: setup.nonce } });
  createRoot(root).render(
    <StrictMode>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <WordsContext value={words}>
          {who.ok ? (
            <Frame
              words={words}
              desk={createDesk(who.value)}
              languages={setup.languages.map(({ tag }) => tag)}
              wordsOf={createWordShelf(setup, words)}
            />
          ) : (
            <FluentProvider theme={themes.light}>
              <ErrorLine code={who.code} />
            </FluentProvider>
          )}
        </WordsContext>
      </RendererProvider>
    </StrictMode>,
  );
}

const darkness = matchMedia('(prefers-color-scheme: dark)');

interface FrameProps {
  words: Words;
  desk: Desk;
  languages: readonly string[];
  wordsOf(tag: string): Promise<Words>;
}

function Frame({ words, desk, languages, wordsOf }: FrameProps) {
  const [preferences, setPreferences] = useState(readPreferences);
  const isDark = useSyncExternalStore(
    (changed) => {
      darkness.addEventListener('change', changed);
      return () => darkness.removeEventListener('change', changed);
    },
    () => darkness.matches,
  );
  const { theme } = preferences;
  const look = theme === 'system' ? (isDark ? 'dark' : 'light') : theme;
  useEffect(() => {
    document.documentElement.dataset.look = look;
  }, [look]);
  return (
    <FluentProvider theme={themes[look]} dir={words.direction}>
      <App
        desk={desk}
        preferences={preferences}
        prefer={(change) => {
          const changed = { ...preferences, ...change };
          keepPreferences(changed);
          setPreferences(changed);
        }}
        languages={languages}
        wordsOf={wordsOf}
      />
    </FluentProvider>
  );
}
