import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { openStore } from '../../bot/store/open-store.ts';
import { directLine, texts } from '../bot/channels/web/direct-line-calls.ts';
import type { DeskFixture } from '../bot/staff/desk-fixture.ts';
import { askingProspect, talkingDesk } from '../bot/staff-api/talking-desk.ts';
import { until } from '../bot/until.ts';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';

const at = '2026-11-23T08:00:00.000Z';

describe('two instances with a desk on one PostgreSQL', () => {
  let database: EmptyDatabase;
  let both: [DeskFixture, DeskFixture];

  async function begin(settings: Record<string, string> = {}): Promise<void> {
    const instance = async () =>
      talkingDesk({ STORE_URL: database.address, ...settings }, await openStore(database.address, at));
    both = await Promise.all([instance(), instance()]);
  }
  beforeEach(async () => {
    database = await emptyDatabase();
  });
  afterEach(async () => {
    await Promise.all(both.map(({ app }) => app.stop()));
    await database.remove();
  });

  it('make one first administrator, by the link of either instance that came last, at either', async () => {
    await begin();
    const links = await Promise.all(both.map(({ app }) => app.app.firstAdministratorLink()));
    const secrets = links.map((link) => /#join=(.+)$/.exec(link ?? '')?.[1]);
    const who = (login: string) => ({ name: login, login, password: 'a long password of ours' });
    const joins = both.flatMap((desk, index) =>
      secrets.map((link, nth) =>
        desk.post('/desk/api/links/join', { link, ...who(`somebody-${index}-${nth}`) }),
      ),
    );
    const statuses = (await Promise.all(joins)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    for (const { app, store } of both) {
      expect(await app.app.firstAdministratorLink()).toBeUndefined();
      expect(await store.staff.listAccounts()).toHaveLength(1);
    }
  });

  it('tell a person once that it takes long, and that nobody came, when both look at the same moment', async () => {
    await begin();
    const [one, two] = both;
    const prospect = await askingProspect(one);
    const look = () => Promise.all(both.map(({ app }) => app.app.lookAfterQueue()));
    const said = async () => texts(await directLine(two.app.base).activities(prospect));
    const before = (await said()).length;
    for (const desk of both) desk.pass({ minutes: 3 });
    await look();
    const late = both.flatMap(({ app }) => app.logged().match(/handoff-late/g) ?? []);
    expect(late).toHaveLength(1);
    const overdue = (await said()).length;
    for (const desk of both) desk.pass({ minutes: 15 });
    await look();
    await look();
    expect((await said()).length).toBe(overdue + 1);
    expect(overdue - before).toBeLessThan(2);
    expect((await one.store.desk.findHandoff(prospect.conversationId))?.state).toBe('expired');
  });

  it('take leave in the language that was spoken, of a page that nobody could tell, whatever it was shown', async () => {
    // nothing is there to carry events
    await begin({ LIVE_EVENTS_URL: 'redis://127.0.0.1:1' });
    const [one, two] = both;
    const line = directLine(one.app.base);
    const { token } = await line.generate();
    const visitor = await line.read(await line.post('/conversations', token, { locale: 'th' }));
    const { conversationId } = visitor;
    const seen = (await line.activities({ ...visitor, token })).watermark ?? '';
    const pages = await Promise.all(
      ['0', seen].map((watermark) => page(two, token, conversationId, watermark)),
    );
    const { headers } = await one.somebody('lead');
    await until(() => pages[0]?.frames.length !== 0);
    const { status } = await one.post(`/desk/api/conversations/${conversationId}/erase`, {}, headers);
    expect(status).toBe(204);
    for (const { closed, frames } of pages) {
      await closed;
      const farewell = frames.at(-1)?.activities[0];
      expect(farewell).toMatchObject({ type: 'endOfConversation', locale: 'th' });
      expect(farewell?.text).toMatch(/\p{Script=Thai}/u);
    }
  });
});

const streamed = z.object({
  activities: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
});

/** A page that is connected to an instance and has seen the log up to its watermark. */
async function page({ app }: DeskFixture, token: string, conversationId: string, watermark: string) {
  const path = `/conversations/${conversationId}?watermark=${watermark}`;
  const answer = await directLine(app.base).get(path, token);
  const { streamUrl } = z.object({ streamUrl: z.string() }).parse(await answer.json());
  const { pathname, search } = new URL(streamUrl);
  const socket = new WebSocket(app.base.replace('http:', 'ws:') + pathname + search);
  const frames: z.infer<typeof streamed>[] = [];
  socket.on('message', (data) => {
    if (String(data) !== '') frames.push(streamed.parse(JSON.parse(String(data))));
  });
  const closed = once(socket, 'close');
  await once(socket, 'open');
  return { frames, closed };
}
