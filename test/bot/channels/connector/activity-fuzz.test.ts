import { channelMessage, type TeamsFixture, teamsFixture, teamsMessage } from './teams-fixture.ts';

/** What every field of a recorded activity is replaced with; undefined drops it. */
const oddValues: unknown[] = [
  undefined,
  null,
  true,
  -1e308,
  '',
  '\u0000\ud800',
  'x'.repeat(20_000),
  'https://evil.example/',
  [],
  [[[[[[[[]]]]]]]],
  {},
  { toString: 'no', __proto__: null, constructor: 1 },
  nested(200),
  Array.from({ length: 2000 }, (_, at) => ({ id: at })),
];

describe('an activity with a field that is not as it should be', () => {
  let teams: TeamsFixture;

  beforeAll(async () => {
    teams = await teamsFixture({ settings: { LIMIT_REQUESTS: '0', LIMIT_MESSAGES: '0' } });
  });
  afterAll(() => teams.stop());

  it.each([
    ['message', {}],
    ['message in a channel', { channel: true }],
    ['tapped card', { type: 'message', text: undefined, value: { action: '1.1', on: '2026-01-01' } }],
    [
      'invoke',
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'answer', data: { action: '1.1' } } },
      },
    ],
    ['installation', { type: 'installationUpdate', action: 'add' }],
    [
      'update',
      { type: 'conversationUpdate', membersAdded: [{ id: '29:ana' }], membersRemoved: [{ id: 'x' }] },
    ],
  ])(
    'is refused or taken calmly: %s',
    async (_what, differences) => {
      const { channel, ...rest } = { channel: false, ...differences };
      const recorded = channel ? channelMessage(teams.cloud, 'hi', rest) : teamsMessage(teams.cloud, rest);
      const statuses = new Map<number, number>();
      for (const path of pathsOf(recorded)) {
        const answers = await Promise.all(
          oddValues.map((odd, at) => {
            const activity = structuredClone({ ...recorded, id: `${path.join('.')}-${at}` });
            replace(activity, path, odd);
            return teams.post(activity);
          }),
        );
        for (const answer of answers) {
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          const body = await answer.text();
          if (answer.status >= 400 && answer.status !== 501) {
            expect(JSON.parse(body).error.code).toMatch(/^(body-invalid|connector-refused|body-too-large)$/);
          }
          expect(body).not.toMatch(/ at |zod|botbuilder|TypeError/i);
        }
      }
      expect([...statuses.keys()].filter((status) => ![200, 400, 401, 413, 501].includes(status))).toEqual(
        [],
      );
      expect(statuses.get(200)).toBeGreaterThan(10);
      expect(statuses.get(400)).toBeGreaterThan(10);
      expect(teams.app.logged()).not.toMatch(/turn-failed|request-failed|outbox-failed/);
    },
    30_000,
  );

  it.each([
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['a text', '"message"'],
    ['what nests 20,000 levels deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a type that there is not', '{"type":"nonsense"}'],
  ])('is refused as a body of %s', async (_what, body) => {
    const answer = await fetch(`${teams.app.base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${teams.cloud.token()}` },
      body,
    });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.code).toMatch(/^body-(invalid|malformed)$/);
  });

  it('leaves a bot that answers', async () => {
    const conversation = { id: 'a:afterwards', conversationType: 'personal' };
    expect((await teams.post(teamsMessage(teams.cloud, { text: 'still there?', conversation }))).status).toBe(
      200,
    );
    const isAnswer = () => teams.cloud.calls.some(({ path }) => path.includes('afterwards'));
    while (!isAnswer()) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});

/** Every path to a member of a value, the inner ones too. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    [...path, name],
    ...pathsOf(member, [...path, name]),
  ]);
}

function replace(target: object, [name = '', ...rest]: string[], odd: unknown): void {
  if (rest.length === 0) Object.assign(target, { [name]: odd });
  else replace(Reflect.get(target, name), rest, odd);
}

function nested(levels: number): unknown {
  return levels === 0 ? 'end' : { deeper: nested(levels - 1) };
}
