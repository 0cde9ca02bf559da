import { countTurn } from '../../../bot/numbers/count-turn.ts';
import { converse } from '../../../dialogs/converse.ts';
import { flow } from '../../../dialogs/questions/flow.ts';
import { worldOn } from '../../world.ts';
import { message, party, turnsFixture } from '../turn/turns-fixture.ts';

const days = ['2026-11-23', '2026-11-23'] as const;
const { now: _now, ...world } = worldOn('2026-11-23');
const fixture = () => turnsFixture({ converse, world: () => world });

async function countsOf({ store }: ReturnType<typeof fixture>): Promise<Record<string, number>> {
  const counts = await store.numbers.readDays(...days);
  return Object.fromEntries(counts.map(({ name, label, count }) => [`${name} ${label}`.trim(), count]));
}

const interview = [
  '15 March 2023',
  'A registered company',
  'Yes, it is valid',
  'Yes, nothing is open',
  'Mon-Fri 09:00-18:00 Singapore time, one hour lunch break',
  'Yes',
  'Singapore and Malaysia',
  'Yes, our own team',
  'Yes, our own team',
  'One for each role',
  'Our employees',
  'Yes, accept and sign',
  'Yes, I have read it',
  'Yes, an authorised person signs',
  'Yes, we accept them',
  'Show my result',
];

it('counts an interview by what it came to: begun, each question answered, judged with reasons', async () => {
  const parts = fixture();
  await parts.turns.open({ ...party, languages: ['en'] });
  for (const [index, text] of interview.entries()) await parts.turns.receive(message(text, `m${index}`));
  // a result that is shown again was there before
  await parts.turns.receive(message('back', 'm98'));
  await parts.turns.receive(message('Show my result', 'm99'));
  const counts = await countsOf(parts);
  expect(counts).toMatchObject({
    started: 1,
    'started-language en': 1,
    'started-channel web': 1,
    'message web': interview.length + 2,
    finished: 1,
    'finished-language en': 1,
    'verdict ready': 1,
    'reason R1 met age over-a-year': 1,
  });
  const of = (name: string) =>
    Object.keys(counts)
      .filter((key) => key.startsWith(`${name} `))
      .map((key) => key.slice(name.length + 1));
  expect(of('answered').sort()).toEqual(flow.map(({ id }) => id).sort());
  expect(of('requirement')).toEqual(['R1 met', 'R2 met', 'R3 met', 'R4 met', 'R5 met']);
});

it('counts once what arrives again, at the same time, and what meets a conflict', async () => {
  const parts = fixture();
  const open = () => parts.turns.open({ ...party, languages: ['en'] });
  await Promise.all([open(), open()]);
  const same = () => parts.turns.receive(message('what a lovely day', 'm1'));
  await Promise.all([same(), same(), same()]);
  await same();
  let conflicts = 2;
  const busy = {
    ...parts.store,
    commitTurn: async (commit: Parameters<typeof parts.store.commitTurn>[0]) => {
      conflicts -= 1;
      // somebody else was faster: the turn is written against a version that is gone
      return parts.store.commitTurn(conflicts > 0 ? { ...commit, expectedVersion: 99 } : commit);
    },
  };
  const { turns } = turnsFixture({ store: busy, converse, world: () => world });
  await turns.receive(message('15 March 2019', 'm2'));
  expect(await countsOf(parts)).toMatchObject({
    started: 1,
    'message web': 2,
    'misread established': 1,
    'misread-language en': 1,
    'answered established': 1,
  });
  expect(await parts.store.numbers.readMisread({ from: days[0], to: days[1], limit: 9 })).toHaveLength(1);
});

it('counts an answer that is changed, and an interview that begins anew, no second time', async () => {
  const parts = fixture();
  await parts.turns.open({ ...party, languages: ['en'] });
  for (const [index, text] of ['15 March 2019', 'back', '16 March 2019'].entries())
    await parts.turns.receive(message(text, `m${index}`));
  expect(await countsOf(parts)).toMatchObject({ 'answered established': 1 });
});

it('keeps of a message that was not understood the words alone, and nothing once it is erased', async () => {
  const parts = fixture();
  await parts.turns.open({ ...party, languages: ['es'] });
  await parts.turns.receive(message('canario@ejemplo.com es un pájaro', 'm1'));
  const misread = () => parts.store.numbers.readMisread({ from: days[0], to: days[1], limit: 9 });
  expect(await misread()).toEqual([
    {
      question: 'established',
      reads: 'established',
      language: 'es',
      text: '[mail] es un pájaro',
      at: '2026-11-23T08:00:00.123Z',
    },
  ]);
  const before = await countsOf(parts);
  await parts.store.eraseConversation('c1', '2026-11-23T09:00:00.000Z');
  expect(await misread()).toEqual([]);
  expect(await countsOf(parts)).toEqual(before);
});

it('sorts how long people waited into spans, once for each request, and not for messages that were left', () => {
  const handoff = { number: 2 };
  const of = (kind: string, seconds: number, about: { number: number; left?: object } = handoff) =>
    countTurn({
      channel: 'web',
      language: 'en',
      inbound: undefined,
      events: [],
      act: { kind, seconds },
      handoff: about,
    }).counts.once.flatMap(({ key, counts }) => counts.map(({ name, label }) => `${key}: ${name} ${label}`));
  expect(of('handoff-claimed', 15)).toEqual(['claimed 2: handoff claimed', 'waiting 2: waiting 15']);
  expect(of('agent-said', 16)).toEqual(['first-answer 2: first-answer 30']);
  expect(of('agent-said', 3601)).toEqual(['first-answer 2: first-answer more']);
  expect(of('handoff-claimed', 9, { number: 1, left: {} })).toEqual(['claimed 1: handoff claimed']);
});
