import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createTokens } from '../../../bot/channels/web/tokens.ts';
import type { Handoff } from '../../../bot/store/desk-store.ts';
import { type Connection, directLine, texts } from '../../bot/channels/web/direct-line-calls.ts';
import type { DeskFixture } from '../../bot/staff/desk-fixture.ts';
import { talkingDesk } from '../../bot/staff-api/talking-desk.ts';
import { answersOf, type Position, recordedLine } from './recording.ts';

/** The moment of the recordings and of the desk's clock. */
const at = '2026-11-23T08:00:00.000Z';
const secret = 'a secret of thirty-two characters';
const releases = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));

const tokens = createTokens({
  key: new TextEncoder().encode(secret),
  clock: () => Temporal.Instant.from(at),
  randomId: () => 'of-the-replay',
  resumeDays: 1,
});

const agent = z.object({ id: z.string(), name: z.string() });
const handoffSchema = z.object({
  number: z.int(),
  state: z.enum(['waiting', 'with-agent', 'closed', 'cancelled', 'expired', 'message-left']),
  askedAt: z.string(),
  topic: z.json(),
  line: z.string().exactOptional(),
  agent: agent.exactOptional(),
  leaseUntil: z.string().exactOptional(),
  claimedAt: z.string().exactOptional(),
  endedAt: z.string().exactOptional(),
  outcome: z.string().exactOptional(),
});

const offered = z.object({
  dialog: z.object({
    offered: z.record(
      z.string(),
      z.looseObject({
        action: z.looseObject({
          do: z.string(),
          question: z.string().optional(),
          part: z.string().optional(),
          choice: z.string().optional(),
        }),
      }),
    ),
  }),
});

it('there is a recording of a release', () => {
  expect(releases).not.toEqual([]);
});

describe.each(releases)('conversations under way in release %s', (file) => {
  const { positions, logs } = read(file);
  let desk: DeskFixture;
  let copies = 0;

  beforeAll(async () => {
    desk = await talkingDesk({ TOKEN_SECRET: secret, LIMIT_MESSAGES: '0', LIMIT_TOKEN_REQUESTS: '0' });
  });
  afterAll(() => desk.app.stop());

  it.each(positions.filter(({ next }) => next))(
    'go on in $language after “$after”, with the next words filed where they were',
    async (position) => {
      const connection = await continued(position);
      const { next } = position;
      const line = directLine(desk.app.base);
      const before = await line.activities(connection);
      const wasShown = logs.get(position.conversationId)?.slice(0, position.lastSequence) ?? [];
      expect(texts(before)).toEqual(wasShown.map(({ activity }) => textOf(activity)));
      expect((await line.say(connection, next?.says ?? '', 'next')).status).toBe(200);
      expect(await answersIn(connection)).toEqual(next?.answers);
    },
  );

  // beside a person the guide takes no answers
  it.each(positions.filter(({ state, handoff }) => chooses(state) && handoff?.state !== 'with-agent'))(
    'take a button of before in $language after “$after” for what it meant',
    async (position) => {
      const connection = await continued(position);
      const before = z.record(z.string(), z.json()).parse(answersOf(position.state) ?? {});
      const [action = '', meant] = chooses(position.state) ?? [];
      await directLine(desk.app.base).post(
        `/conversations/${connection.conversationId}/activities`,
        connection.token,
        { type: 'message', value: { action } },
      );
      const after = z.record(z.string(), z.record(z.string(), z.json())).parse(await answersIn(connection));
      expect(after[meant?.question ?? '']?.[meant?.part ?? '']).toMatchObject({ choice: meant?.choice });
      for (const [question, answer] of Object.entries(before)) {
        if (question !== meant?.question) expect(after[question]).toEqual(answer);
      }
    },
  );

  it.each(positions.filter(({ handoff }) => handoff && handoff.state !== 'closed'))(
    'are taken over, answered and handed back after “$after” in $language',
    async (position) => {
      const connection = await continued(position);
      const { conversationId } = connection;
      const isHeld = position.handoff?.state === 'with-agent';
      const id = z.looseObject({ id: z.string() }).optional().parse(position.handoff?.agent)?.id;
      const agent = isHeld && id ? await sameAgent(id) : (await desk.somebody('agent', 'Bo')).headers;
      const act = async (what: string, body: object = {}) =>
        (await desk.post(`/desk/api/conversations/${conversationId}/${what}`, body, agent)).status;
      if (!isHeld) expect(await act('claim')).toBe(200);
      expect(await act('say', { text: 'Here I am', clientId: 'again' })).toBe(200);
      expect(await act('close')).toBe(200);
      const said = texts(await directLine(desk.app.base).activities(connection));
      expect(said.slice(position.lastSequence).filter((text) => text === 'Here I am')).toHaveLength(1);
      expect(await answersIn(connection)).toEqual(answersOf(position.state));
    },
  );

  /** A conversation of its own, in the state and with the log of the recording. */
  async function continued(position: Position): Promise<Connection> {
    copies += 1;
    const conversationId = `copy-${copies}`;
    const bearer = { conversationId, userId: 'dl_recorded' };
    const log = logs.get(position.conversationId)?.slice(0, position.lastSequence) ?? [];
    const handoff: Handoff | undefined = position.handoff && {
      ...handoffSchema.parse(position.handoff),
      version: 1,
    };
    await desk.store.commitTurn({
      ...bearer,
      channel: 'directline',
      expectedVersion: 0,
      state: position.state,
      activities: log,
      events: [],
      ...(handoff && { desk: { handoff } }),
      at,
    });
    return { conversationId, token: await tokens.issue('direct-line', bearer), expires_in: 1800 };
  }

  async function answersIn({ conversationId }: Connection) {
    const conversation = await desk.store.findConversation(conversationId);
    return conversation === 'erased' ? undefined : answersOf(conversation?.state);
  }

  /** The agent of the recording, signed in here. */
  async function sameAgent(id: string): Promise<Record<string, string>> {
    if (!(await desk.store.staff.findAccount(id))) {
      const account = { id, name: 'Ana', role: 'agent' as const, subject: id, createdAt: at };
      await desk.store.staff.welcomeSubject(account, () => []);
    }
    return { cookie: await desk.sessionOf(id) };
  }
});

/** The first offered button that answers a question, and what it means. */
function chooses(state: unknown) {
  const buttons = offered.safeParse(state).data?.dialog.offered ?? {};
  const found = Object.entries(buttons).find(([, { action }]) => action.do === 'choose');
  return found && ([found[0], found[1].action] as const);
}

function read(file: string) {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8').trim();
  const lines = text.split('\n').map((line) => recordedLine.parse(JSON.parse(line)));
  const logs = new Map(lines.flatMap((line) => ('log' in line ? [[line.conversationId, line.log]] : [])));
  return { positions: lines.filter((line) => 'after' in line), logs };
}

function textOf(activity: unknown): string | undefined {
  return z.looseObject({ text: z.string().optional() }).parse(activity).text;
}
