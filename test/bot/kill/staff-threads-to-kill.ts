import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createCloud, developmentCloud } from '../../../bot/channels/connector/cloud.ts';
import { loopbackHosts } from '../../../bot/channels/connector/service-hosts.ts';
import { teamsActivity } from '../../../bot/channels/connector/teams-activity.ts';
import { readConfig } from '../../../bot/config.ts';
import { createDuty } from '../../../bot/duty.ts';
import { createDeskFeed } from '../../../bot/handoff/desk-feed.ts';
import { createTeamsStaff } from '../../../bot/handoff/teams/create-teams-staff.ts';
import { createLiveFeed } from '../../../bot/live/live-feed.ts';
import { loadTexts } from '../../../bot/locale-files.ts';
import { type Converse, createRegistrationBot } from '../../../bot/registration-bot.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import { createTurns } from '../../../bot/turn/create-turns.ts';
import { watchStatements } from '../../harness/statement-points.ts';
import { emptyWorld } from '../turn/counting-conversation.ts';

// A process in which a prospect and staff in Teams talk, by the same orders each time it is begun, as clients and Teams
// send again what was not acknowledged. It kills itself when it passes the point it is told, or says that it is done.

/** Enough of a conversation to be handed over; reading words takes longer to begin than all the rest. */
const talk: Converse = (state, input, { desk }) => {
  const says = (text: string) => ({ text, language: 'en' });
  const events: [] = [];
  if (input.kind === 'desk') return { state: {}, replies: [says(`${input.change}: ${input.agent}`)], events };
  if (desk?.stage === 'with-agent') return { state, replies: [], events };
  if (input.kind === 'open') return { state: {}, replies: [says('Welcome')], events };
  const wish = { do: 'ask' as const, topic: { from: 'command' as const }, line: 'About our licence' };
  return { state: {}, replies: [says('Asked')], events, wishes: [wish] };
};

createInterface({ input: process.stdin }).once('line', async (line) => {
  const { path, point, passes, serviceUrl, channel, staff, now } = JSON.parse(line);
  let left = Number(passes);
  const passing = (name: string) => {
    if (name !== point) return;
    left -= 1;
    if (left < 0) process.kill(process.pid, 'SIGKILL');
  };
  watchStatements(passing);
  const clock = () => Temporal.Instant.from(now);
  const note = (_fields: unknown, event: string) => void writeSync(1, `${event}\n`);
  const log = { warn: note, error: note };
  const store = openSqliteStore({ path, at: now });
  const world = { ...emptyWorld, texts: loadTexts(join(import.meta.dirname, '../../../locales')) };
  const deskFeed = createDeskFeed();
  const turns = createTurns({
    store,
    bot: createRegistrationBot(talk),
    feed: createLiveFeed(),
    clock,
    world: () => world,
    log,
    desk: { feed: deskFeed, hours: undefined },
  });
  const config = readConfig({
    MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
    MICROSOFT_APP_PASSWORD: 'not a real one',
    MICROSOFT_APP_TENANT_ID: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    PUBLIC_URL: 'https://guide.example.com',
    DESK: 'on',
    TEAMS_STAFF: staff,
    TEAMS_STAFF_CHANNEL: channel,
    TEAMS_STAFF_SERVICE_URL: serviceUrl,
  });
  const real = createCloud(developmentCloud(), loopbackHosts(), clock);
  const duty = createDuty({ store: undefined, name: 'tell-teams', clock });
  const { threads, take } = createTeamsStaff(
    { config, store, turns, deskFeed, duty, clock, knowledge: world, log },
    {
      async send(...message) {
        passing('before a post');
        const sent = await real.send(...message);
        passing('after a post');
        return sent;
      },
      async openThread(thread) {
        passing('before the opening');
        const remote = await real.openThread(thread);
        passing('after the opening');
        return remote;
      },
    },
  );
  const party = { conversationId: 'c1', userId: 'dl_1', channel: 'directline' };
  const says = async (id: string, text: string) => {
    const channelData = { clientActivityID: id };
    await turns.receive({ ...party, activity: { type: 'message', text, channelData } });
    await settled();
  };
  const taps = async (id: string, deed: string, reply?: string) => {
    const [thread] = await store.desk.readThreads('c1');
    const tap = teamsActivity.parse({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id,
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:ana', name: 'Ana Ito', aadObjectId: staff },
      recipient: { id: '28:bot', name: 'Guide' },
      conversation: { id: thread?.remote ?? '', conversationType: 'channel', isGroup: true },
      value: { action: { data: { staff: deed, ...(reply !== undefined && { reply }) } } },
    });
    if (tap.type === 'invoke') await take(tap);
    await settled();
  };
  const settled = async () => {
    await threads.look();
    await threads.settled();
  };

  await turns.open({ ...party, languages: ['en'] });
  await says('m1', 'talk to a person');
  await taps('t1', 'claim');
  await says('m3', 'Are you there?');
  await taps('t2', 'send', 'Good day');
  await says('m4', 'Thank you');
  await taps('t3', 'close');
  await threads.stop();
  await store.close();
  process.exit(0);
});
