import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import { type LocalCloud, startLocalCloud } from '../channels/connector/local-cloud.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { transcript } from '../turn/turns-fixture.ts';

const now = '2026-11-23T08:00:00.000Z';
const channel = '19:staff@thread.tacv2';
const staff = 'd9e1c8b0-0000-4000-8000-00000000000a';

const folder = temporaryFolder();
let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud();
});
afterAll(async () => {
  await cloud.stop();
  folder.remove();
});

/** Runs the talk in a process that dies at a point; what it logged, and whether it was killed. */
async function talk(path: string, point: string, passes: number) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'staff-threads-to-kill.ts')]);
  let logged = '';
  child.stdout.on('data', (chunk) => {
    logged += chunk;
  });
  child.stderr.pipe(process.stderr);
  const { serviceUrl } = cloud;
  child.stdin.write(`${JSON.stringify({ path, point, passes, serviceUrl, channel, staff, now })}\n`);
  const [status, signal] = await once(child, 'close');
  return { status, signal, logged };
}

/** Where processes die: at some places each time, at all of them when told to. */
const isThorough = process.env.KILL_ROUNDS !== undefined;
const posts = isThorough ? [0, 1, 2, 3, 4] : [0, 2];
const commits = isThorough ? Array.from({ length: 16 }, (_, at) => at + 2) : [6];
const deaths: [when: string, point: string, passes: number][] = [
  ['before a thread is opened', 'before the opening', 0],
  ['when a thread was opened and nobody has noted it', 'after the opening', 0],
  ...posts.flatMap((passes): [string, string, number][] => [
    [`before post ${passes + 1}`, 'before a post', passes],
    [`when post ${passes + 1} has arrived and nobody has noted it`, 'after a post', passes],
  ]),
  ...commits.flatMap((passes): [string, string, number][] => [
    [`before commit ${passes + 1}`, 'before the commit', passes],
    [`after commit ${passes + 1}`, 'after the commit', passes],
  ]),
];

/** What the prospect has to have heard and said, each once. */
const heard = [
  'claimed: Ana Ito',
  'user: Are you there?',
  'bot: Good day',
  'user: Thank you',
  'closed: Ana Ito',
];
/** What staff read in Teams of the whole talk, in order. */
const told = [
  'Ana Ito has this conversation now.',
  'Prospect: Are you there?',
  '✓ Ana Ito: Good day',
  'Prospect: Thank you',
  'This conversation has ended. I speak with the prospect again.',
];

it.each(deaths)(
  'a process killed with SIGKILL %s claims once, says to the prospect once, and tells staff everything, again only what was under way',
  async (_when, point, passes) => {
    const path = join(folder.path, `${point}-${passes}.db`);
    const before = cloud.calls.length;
    expect((await talk(path, point, passes)).signal).toBe('SIGKILL');
    const second = await talk(path, 'never', 0);
    expect([second.status, second.signal]).toEqual([0, null]);

    const store = openSqliteStore({ path, at: now });
    const said = (await transcript(store)).join('\n');
    expect(heard.map((words) => [words, said.split(words).length - 1])).toEqual(
      heard.map((words) => [words, 1]),
    );
    expect(await store.desk.findHandoff('c1')).toMatchObject({ number: 1, state: 'closed', version: 4 });
    const audit = await store.staff.readAudit({ conversationId: 'c1', limit: 10 });
    expect(audit.map(({ action }) => action)).toEqual(['closed', 'said', 'claimed']);
    const threads = await store.desk.readThreads('c1');
    expect(threads).toMatchObject([{ number: 1, ended: true, posting: false }]);
    await store.close();

    const calls = cloud.calls.slice(before);
    const openings = calls.filter(({ path: at }) => at.endsWith('/conversations'));
    const kept = encodeURIComponent(threads[0]?.remote ?? 'none');
    const inThread = calls.filter(({ path: at }) => at.includes(kept)).map(({ activity }) => activity.text);
    expect(inThread.filter((text, at) => text !== inThread[at - 1])).toEqual(told);
    const repeated = openings.length - 1 + inThread.length - told.length;
    expect(repeated).toBeLessThanOrEqual(1);
    if (repeated > 0) expect(second.logged).toContain('staff-post-repeated');
  },
  60_000,
);
