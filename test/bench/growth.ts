import { join } from 'node:path';
import { createLiveFeed } from '../../bot/live-feed.ts';
import { loadTexts } from '../../bot/locale-files.ts';
import { createRegistrationBot } from '../../bot/registration-bot.ts';
import { loadRulePacks } from '../../bot/rule-packs.ts';
import { openSqliteStore } from '../../bot/store/sqlite-store.ts';
import type { Store } from '../../bot/store/store.ts';
import { createTurns, type Turns } from '../../bot/turn.ts';
import type { Outcome } from '../../dialogs/conversation.ts';
import { converse } from '../../dialogs/converse.ts';
import { createKnowledge } from '../../dialogs/knowledge/find-entry.ts';
import { createReader } from '../../dialogs/understanding/create-reader.ts';
import { interview } from './guide-client.ts';
import { percentile } from './percentile.ts';

const project = join(import.meta.dirname, '..', '..');
const at = '2026-11-23T08:00:00.000Z';

/**
 * Median milliseconds of a turn in a store of few and in one of many conversations, each with a log of its own.
 * Turns go to conversations at random and alternate between the stores, so that both see the same machine.
 */
export async function growth(folder: string, few: number, many: number, turns: number) {
  const small = await place(join(folder, 'small.db'), few);
  const large = await place(join(folder, 'large.db'), many);
  const times = { small: [] as number[], large: [] as number[] };
  for (let index = 0; index < turns; index += 1) {
    times.small.push(await timeTurn(small, index));
    times.large.push(await timeTurn(large, index));
  }
  await Promise.all([small.store.close(), large.store.close()]);
  // The first turns are slow on both: the code is not compiled yet and nothing is cached.
  const median = (all: number[]) => percentile(all.slice(all.length / 4), 0.5);
  return { few: median(times.small), many: median(times.large) };
}

interface Place {
  store: Store;
  turns: Turns;
  conversations: number;
}

async function place(path: string, conversations: number): Promise<Place> {
  const store = openSqliteStore({ path, at });
  const turns = turnsOver(store);
  const template = await templateConversation(store, turns);
  const ids = Array.from({ length: conversations }, (_, index) => conversationId(index));
  for (let from = 0; from < ids.length; from += 1000) {
    await Promise.all(
      ids.slice(from, from + 1000).map((id) => store.commitTurn({ ...template, conversationId: id })),
    );
  }
  return { store, turns, conversations };
}

/** A real conversation in the middle of the interview, to be stored again and again under other ids. */
async function templateConversation(store: Store, turns: Turns) {
  const party = { conversationId: 'template', userId: 'dl_1', channel: 'directline' };
  await turns.open({ ...party, languages: ['en'], timeZone: 'Asia/Singapore' });
  for (const text of interview.slice(0, 4))
    await turns.receive({ ...party, activity: { type: 'message', text } });
  const conversation = await store.findConversation('template');
  if (conversation === undefined || conversation === 'erased') throw new Error('the template is not there');
  const activities = await store.readLog('template', 0, 100);
  return { ...party, expectedVersion: 0, state: conversation.state, activities, events: [], at };
}

async function timeTurn({ turns, conversations }: Place, index: number): Promise<number> {
  const id = conversationId(Math.floor(Math.random() * conversations));
  const channelData = { clientActivityID: `m${index}` };
  const began = performance.now();
  const { outcome } = await turns.receive({
    conversationId: id,
    userId: 'dl_1',
    channel: 'directline',
    activity: { type: 'message', text: '24/7', channelData },
  });
  if (outcome !== 'committed') throw new Error(`a turn of the growth row was ${outcome}`);
  return performance.now() - began;
}

/** Spread over the whole range of keys, as random ids are. */
function conversationId(index: number): string {
  return `${Math.imul(index, 0x9e3779b1) >>> 0}-${index}`;
}

function turnsOver(store: Store): Turns {
  const texts = loadTexts(join(project, 'locales'));
  const packs = loadRulePacks({ folder: join(project, 'dialogs/rules/packs'), current: 'koogallery' });
  const knowledge = { texts, packs, reader: createReader(), knowledge: createKnowledge(texts) };
  const links = { calendar: (day: string): string => day };
  const silent = { warn() {}, error() {} };
  return createTurns({
    store,
    bot: createRegistrationBot((state, input, world): Outcome => converse(state, input, world)),
    feed: createLiveFeed(),
    clock: () => Temporal.Now.instant(),
    world: () => ({ ...knowledge, links }),
    log: silent,
  });
}
