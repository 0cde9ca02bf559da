import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type ServedApp, serveApp } from '../bot/served-app.ts';
import { until } from '../bot/until.ts';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';

interface Visitor {
  token: string;
  conversationId: string;
}

describe('two instances on one PostgreSQL', () => {
  let database: EmptyDatabase;
  let one: ServedApp;
  let two: ServedApp;

  beforeEach(async () => {
    database = await emptyDatabase();
    const settings = { STORE_URL: database.address };
    [one, two] = await Promise.all([serveApp(settings), serveApp(settings)]);
    await until(() => [one, two].every((app) => app.logged().includes('live-events-back')));
  });
  afterEach(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await database.remove();
  });

  const at = (app: ServedApp) => `${app.base}/v3/directline`;

  async function begin(app: ServedApp): Promise<Visitor> {
    const answer = await fetch(`${at(app)}/conversations`, { method: 'POST' });
    return answer.json();
  }

  async function post(app: ServedApp, visitor: Visitor, text: string, value?: object) {
    const answer = await fetch(`${at(app)}/conversations/${visitor.conversationId}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${visitor.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text, value, channelData: { clientActivityID: text } }),
    });
    return { status: answer.status, body: await answer.text() };
  }

  /** A page that is connected to an instance, and what it was shown. */
  async function watch(app: ServedApp, { token, conversationId }: Visitor) {
    const answer = await fetch(`${at(app)}/conversations/${conversationId}?watermark=0`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { streamUrl } = await answer.json();
    const { pathname, search } = new URL(streamUrl);
    const socket = new WebSocket(app.base.replace('http:', 'ws:') + pathname + search);
    const shown: { type: string; text?: string; locale?: string }[] = [];
    socket.on('message', (data) => {
      const text = String(data);
      if (text !== '') shown.push(...JSON.parse(text).activities);
    });
    await once(socket, 'open');
    return { socket, texts: () => shown.map(({ type, text }) => text ?? type), shown };
  }

  it('take any message of a conversation, and show each reply wherever it is open', async () => {
    const visitor = await begin(one);
    const page = await watch(two, visitor);
    await post(one, visitor, 'first');
    await post(two, visitor, 'second');
    await post(one, visitor, 'third');
    const replies = ['2: first', '3: second', '4: third'];
    await until(() => page.texts().includes('4: third'));
    expect(page.texts().filter((text) => replies.includes(text))).toEqual(replies);
    page.socket.close();
  });

  it('act once on a message that both are given at the same moment', async () => {
    const visitor = await begin(one);
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all([one, two].map((app) => post(app, visitor, `say ${round}`)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[0]?.body).toBe(answers[1]?.body);
    }
    const page = await watch(one, visitor);
    await until(() => page.texts().includes('11: say 9'));
    const replies = page.texts().filter((text) => /^\d+: say \d$/.test(text));
    expect(replies).toEqual(Array.from({ length: 10 }, (_, round) => `${round + 2}: say ${round}`));
    page.socket.close();
  });

  it('take different messages of one conversation at the same moment, one after the other', async () => {
    const visitor = await begin(one);
    const texts = Array.from({ length: 6 }, (_, index) => `say ${index}`);
    const answers = await Promise.all(
      texts.map((text, index) => post(index % 2 === 0 ? one : two, visitor, text)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const page = await watch(two, visitor);
    await until(() => page.texts().filter((text) => /^\d+: say/.test(text)).length === 6);
    const replies = page.texts().filter((text) => /^\d+: say/.test(text));
    expect(replies.map((text) => Number(text.split(':')[0]))).toEqual([2, 3, 4, 5, 6, 7]);
    expect(replies.map((text) => text.slice(3)).sort()).toEqual(texts);
    page.socket.close();
  });

  it('say goodbye wherever an erased conversation is open', async () => {
    const visitor = await begin(one);
    const page = await watch(two, visitor);
    const closed = once(page.socket, 'close');
    await post(one, visitor, 'delete', { command: 'delete' });
    const [code] = await closed;
    expect(code).toBe(1000);
    expect(page.shown.at(-1)).toMatchObject({ type: 'endOfConversation', locale: 'en' });
  });

  it('show a reply within moments, and a goodbye, when nobody can tell of them', async () => {
    // nothing is there to carry events
    const settings = { STORE_URL: database.address, LIVE_EVENTS_URL: 'redis://127.0.0.1:1' };
    const deaf = await Promise.all([serveApp(settings), serveApp(settings)]);
    const visitor = await begin(deaf[0]);
    const page = await watch(deaf[1], visitor);
    await post(deaf[0], visitor, 'unheard');
    await until(() => page.texts().includes('2: unheard'));
    const closed = once(page.socket, 'close');
    await post(deaf[0], visitor, 'delete', { command: 'delete' });
    const [code] = await closed;
    expect(code).toBe(1000);
    await Promise.all(deaf.map((app) => app.stop()));
  });
});
