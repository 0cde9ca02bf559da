import { Button, Spinner } from '@fluentui/react-components';
import {
  Chat48Regular,
  DataTrending20Regular,
  Keyboard20Regular,
  TextBulletListSquare20Regular,
} from '@fluentui/react-icons';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { CannedPage } from '../canned/canned-page.tsx';
import type { Desk } from '../desk/desk.ts';
import { fillCanned } from '../desk/fill-canned.ts';
import type { Preferences } from '../desk/preferences.ts';
import { listenToShortcuts, type Shortcut } from '../desk/shortcuts.ts';
import { useAttention } from '../desk/use-attention.ts';
import { NumbersPage } from '../numbers/numbers-page.tsx';
import { useWords, type Words } from '../words.ts';
import { CannedDialog } from './canned-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { Conversation, type Overlay } from './conversation.tsx';
import { ConversationList, type ListTab } from './conversation-list.tsx';
import { Details, type DetailTab } from './details.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { ErrorLine } from './error-line.tsx';
import { OpenTabs } from './open-tabs.tsx';
import { SentencesDialog } from './sentences-dialog.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

export interface AppProps {
  desk: Desk;
  preferences: Preferences;
  prefer(change: Partial<Preferences>): void;
  /** Tags of the languages that prospects write. */
  languages: readonly string[];
  /** The words of another language, for what is written to a prospect. */
  wordsOf(tag: string): Promise<Words>;
}

/** The whole console: the list, the conversation that is looked at, and what is known of its company. */
export function App({ desk, preferences, prefer, languages, wordsOf }: AppProps) {
  const words = useWords();
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  const [filter, setFilter] = useState<ListTab>('waiting');
  const [overlay, setOverlay] = useState<Overlay | 'help'>();
  const [place, setPlace] = useState<'desk' | 'numbers' | 'canned'>('desk');
  /** What is being written there is kept while somebody looks elsewhere. */
  const [hasCanned, setHasCanned] = useState(false);
  const [pane, setPane] = useState<'list' | 'conversation' | 'details'>('list');
  const [detailTab, setDetailTab] = useState<DetailTab>('company');
  useAttention(desk, state, preferences.sound);
  const isLead = desk.me.role !== 'agent';

  const open = state.open.find(({ id }) => id === state.current);
  const detail = open?.detail;
  const choose = (id: string) => {
    desk.show(id);
    setPane('conversation');
    focusLater('conversation');
  };
  const claim = async (id: string) => {
    if (await desk.claim(id)) focusLater('reply');
  };

  const run = (shortcut: Shortcut) => {
    const id = state.current;
    const isMine = detail?.state === 'with-agent' && detail.agent?.id === desk.me.id;
    const at = state.open.findIndex((each) => each.id === id);
    const neighbour = (step: number) =>
      state.open[(at + step + state.open.length) % Math.max(1, state.open.length)];
    if (shortcut === 'help') setOverlay('help');
    // what cannot be seen is not to be changed
    if (place !== 'desk') return;
    if (shortcut === 'search') show('list', 'search');
    if (shortcut === 'list') show('list', 'conversations');
    if (shortcut === 'next' || shortcut === 'previous') {
      const chosen = neighbourInList(shortcut === 'next' ? 1 : -1);
      if (chosen) chosen.click();
    }
    if (id === undefined) return;
    if (shortcut === 'tabBefore' || shortcut === 'tabAfter') {
      const next = neighbour(shortcut === 'tabAfter' ? 1 : -1);
      if (next) choose(next.id);
    }
    if (shortcut === 'shut') desk.shut(id);
    if (shortcut === 'note') {
      setDetailTab('notes');
      show('details', 'note');
    }
    if (shortcut === 'claim' && !isMine) void claim(id);
    if (shortcut === 'end' && (isMine || detail?.state === 'message-left')) setOverlay('close');
    if (!isMine) return;
    if (shortcut === 'reply') show('conversation', 'reply');
    if (shortcut === 'release') void desk.release(id);
    if (shortcut === 'sentences' || shortcut === 'canned' || shortcut === 'transfer') setOverlay(shortcut);
  };
  const show = (next: typeof pane, focus: string) => {
    setPane(next);
    focusLater(focus);
  };
  const latest = useRef(run);
  latest.current = run;
  useEffect(
    () =>
      listenToShortcuts((shortcut) => {
        if (preferences.shortcuts || shortcut === 'help') latest.current(shortcut);
      }),
    [preferences.shortcuts],
  );

  const takeCanned = (text: string) => {
    if (!open) return;
    desk.draft(open.id, { reply: open.reply === '' ? text : `${open.reply}\n\n${text}` });
    focusLater('reply');
  };
  const shut = () => setOverlay(undefined);
  const goTo = (next: typeof place) => {
    setPlace(next);
    if (next === 'canned') setHasCanned(true);
    focusLater(next === 'desk' ? 'conversations' : next);
  };

  return (
    <div className="desk" data-pane={pane}>
      <header className="top">
        <h1>{words.say('title')}</h1>
        <p className="top-status" role="status">
          {state.connection === 'reconnecting' && words.say('reconnecting')}
          {state.connection === 'online' &&
            words.say('summary', { waiting: words.number(state.waiting), left: words.number(state.left) })}
        </p>
        <bdi className="top-name">{desk.me.name}</bdi>
        <Button
          appearance="subtle"
          icon={<DataTrending20Regular />}
          aria-label={words.say('numbers-title')}
          aria-pressed={place === 'numbers'}
          onClick={() => goTo(place === 'numbers' ? 'desk' : 'numbers')}
        />
        {isLead && (
          <Button
            appearance="subtle"
            icon={<TextBulletListSquare20Regular />}
            aria-label={words.say('canned')}
            aria-pressed={place === 'canned'}
            onClick={() => goTo(place === 'canned' ? 'desk' : 'canned')}
          />
        )}
        <Button
          appearance="subtle"
          icon={<Keyboard20Regular />}
          aria-label={words.say('shortcuts')}
          onClick={() => setOverlay('help')}
        />
        <SettingsMenu preferences={preferences} prefer={prefer} />
      </header>
      {place === 'numbers' && <NumbersPage isLead={isLead} back={() => goTo('desk')} />}
      {hasCanned && (
        <CannedPage
          agent={desk.me.name}
          languages={languages}
          wordsOf={wordsOf}
          isHidden={place !== 'canned'}
          back={() => goTo('desk')}
        />
      )}
      <main className="panes" hidden={place !== 'desk'}>
        <ConversationList desk={desk} state={state} filter={filter} setFilter={setFilter} choose={choose} />
        <div className="middle" id="conversation" tabIndex={-1}>
          <OpenTabs state={state} show={choose} shut={desk.shut} />
          <ErrorLine code={state.problem}>
            {' '}
            <Button size="small" onClick={desk.forgetProblem}>
              {words.say('done')}
            </Button>
          </ErrorLine>
          {open ? (
            <Conversation
              desk={desk}
              open={open}
              claim={() => void claim(open.id)}
              overlay={setOverlay}
              back={() => show('list', 'conversations')}
              toggleDetails={() => setPane(pane === 'details' ? 'conversation' : 'details')}
            />
          ) : (
            <div className="nothing-open">
              <Chat48Regular aria-hidden />
              <p>{words.say('chooseOne')}</p>
            </div>
          )}
        </div>
        {open && detail && (
          <div className="side">
            <Button className="only-below-wide" onClick={() => show('conversation', 'conversation')}>
              {words.say('backToConversation')}
            </Button>
            <Details
              key={open.id}
              detail={detail}
              tab={detailTab}
              setTab={setDetailTab}
              note={open.note}
              draftNote={(text) => desk.draft(open.id, { note: text })}
              writeNote={() => void desk.writeNote(open.id)}
            />
          </div>
        )}
        {open && !detail && open.phase === 'loading' && (
          <div className="side">
            <Spinner className="side-loading" label={words.say('loading')} />
          </div>
        )}
      </main>
      {overlay === 'help' && <ShortcutsDialog preferences={preferences} prefer={prefer} close={shut} />}
      {overlay === 'sentences' && open && detail && (
        <SentencesDialog
          id={open.id}
          language={detail.language}
          close={shut}
          insert={(key, text) => desk.insert(open.id, key, text)}
        />
      )}
      {overlay === 'canned' && detail && (
        <CannedDialog
          language={detail.language}
          close={shut}
          fill={async (text, tag) => {
            const { missing, eligibleOn } = detail;
            return fillCanned(text, { agent: desk.me.name, missing, eligibleOn }, await wordsOf(tag));
          }}
          take={takeCanned}
        />
      )}
      {overlay === 'transfer' && open && (
        <TransferDialog meId={desk.me.id} close={shut} transfer={(to) => void desk.transfer(open.id, to)} />
      )}
      {overlay === 'close' && open && (
        <CloseDialog close={shut} end={(outcome) => void desk.close(open.id, outcome)} />
      )}
      {overlay === 'erase' && open && <EraseDialog close={shut} erase={() => void desk.erase(open.id)} />}
    </div>
  );
}

/** Frames in which what was asked for may still come, about two seconds. */
const patience = 120;

/** As soon as what was asked for is on the screen. */
function focusLater(id: string, frames = patience): void {
  requestAnimationFrame(() => {
    const found = document.getElementById(id);
    if (found?.checkVisibility()) found.focus();
    else if (frames > 0) focusLater(id, frames - 1);
  });
}

/** The line of the list that stands before or after the one that is looked at. */
function neighbourInList(step: number): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('.row')].sort(
    (one, other) => Number(one.dataset.index) - Number(other.dataset.index),
  );
  const at = rows.findIndex((row) => row.getAttribute('aria-selected') === 'true');
  return at < 0 ? rows[0] : rows[at + step];
}
