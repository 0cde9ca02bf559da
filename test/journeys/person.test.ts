import type { World } from '../../dialogs/conversation.ts';
import { converse } from '../../dialogs/converse.ts';
import type { Desk, DeskChange, DeskWish } from '../../dialogs/desk/desk.ts';
import { parseOpeningHours } from '../../dialogs/desk/opening-hours.ts';
import { worldOn } from '../world.ts';
import { type Line, offers, type Played, play } from './play.ts';

const contact = { contact: 'https://help.example' };
const free: Desk = { stage: 'none', place: 3, overdue: false };
const waiting: Desk = { stage: 'waiting', place: 2, overdue: false };
/** 2026-11-23 is a Monday; the world's clock says noon, UTC. */
const hours = parseOpeningHours('Mon-Fri 09:00-18:00 Europe/Madrid');
const hoursLater = parseOpeningHours('Tue-Fri 09:00-18:00 Europe/Madrid');

function world(desk: Desk | undefined, day = '2026-11-23'): World {
  return { ...worldOn(day, contact), ...(desk && { desk }) };
}

/** Plays lines and collects what the conversation wishes of the desk. */
function ask(desk: Desk | undefined, lines: Line[], from?: Played) {
  let now = from;
  const wishes: DeskWish[] = [];
  for (const line of lines) {
    const spy = { ...world(desk) };
    now = play(spy, [line], now);
    wishes.push(...(now.wishes ?? []));
  }
  return { now: now ?? play(world(desk), []), wishes };
}

function change(what: DeskChange, desk: Desk, { state, events }: Played): Played {
  const outcome = converse(state, { kind: 'desk', change: what, agent: 'Ana *Gómez*' }, world(desk));
  return { ...outcome, events: [...events, ...outcome.events] };
}

const begun: Line[] = [{ opens: ['en'], timeZone: 'America/Mexico_City' }];
const said = ({ replies }: Played) => replies.map(({ text }) => text).join('\n');

describe('asking for a person', () => {
  it('without a desk names the contact, as ever, and wishes nothing', () => {
    const { wishes } = ask(undefined, [
      ...begun,
      { says: 'talk to a person', hears: ['https://help.example'], never: ['Place', 'queue'] },
    ]);
    expect(wishes).toEqual([]);
  });

  it('asks what it is about, then tells the place, the hours on the prospect’s clock and what comes next', () => {
    const { now, wishes } = ask({ ...free, ...(hours && { hours }) }, [
      ...begun,
      { says: 'talk to a person', hears: ['What is it about?', 'Just get me somebody'] },
      {
        says: 'How do I change my company name?',
        hears: [
          'queue: **3**',
          /Mon–Fri 02:00–11:00.*Mexico City/,
          'need not repeat',
          '1 of 8',
          'Stop waiting',
        ],
      },
    ]);
    expect(wishes).toEqual([
      {
        do: 'ask',
        topic: { from: 'command', question: 'established' },
        line: 'How do I change my company name?',
      },
    ]);
    expect(now.events).toContainEqual({ kind: 'asked-for-person', question: 'established' });
    expect(JSON.stringify(now.events)).not.toContain('company name');
  });

  it.each([
    ['a tap', { taps: 'Just get me somebody' }],
    ['the same words again', { says: 'talk to a person' }],
  ] as const)('takes %s for no line at all', (_how, line) => {
    const { wishes } = ask(free, [...begun, { says: 'talk to a person' }, line]);
    expect(wishes).toEqual([{ do: 'ask', topic: { from: 'command', question: 'established' } }]);
  });

  it.each([
    ['a tap', { taps: 'No, go on' }],
    ['a no', { says: 'no' }],
    ['thinking better of it', { says: 'I don’t need a person anymore' }],
  ] as const)('is taken back by %s, and the question stands', (_how, line) => {
    const { wishes } = ask(free, [...begun, { says: 'talk to a person' }, { ...line, hears: ['1 of 8'] }]);
    expect(wishes).toEqual([]);
  });

  it('is offered after the third message that could not be read, and says so to staff', () => {
    const { wishes } = ask(free, [
      ...begun,
      ...['blorp', 'blarp', 'blurp'].map((says) => ({ says })),
      { taps: 'Talk to a person' },
      { taps: 'Just get me somebody' },
    ]);
    expect(wishes).toEqual([{ do: 'ask', topic: { from: 'missed', question: 'established' } }]);
  });

  it('works in the middle of another thing that was asked in between', () => {
    ask(free, [
      ...begun,
      { says: 'change language' },
      { says: 'talk to a person', hears: ['What is it about?'] },
    ]);
  });

  it('takes a line that holds a command word as the line it is', () => {
    const { wishes } = ask(free, [
      ...begun,
      { says: 'talk to a person' },
      { says: 'please go back to my answer on hours' },
    ]);
    expect(wishes).toMatchObject([{ do: 'ask', line: 'please go back to my answer on hours' }]);
  });
});

describe('waiting for a person', () => {
  const asked = () =>
    ask(free, [...begun, { says: 'talk to a person' }, { taps: 'Just get me somebody' }]).now;

  it('goes on with the bot, with a way out beside every question', () => {
    const { now } = ask(waiting, [{ says: 'March 2019', hears: ['2 of 8'] }], asked());
    expect(offers(now)).toContain('Stop waiting for a person');
  });

  it.each([
    ['a tap', { taps: 'Stop waiting for a person' }],
    ['words', { says: 'stop waiting' }],
    ['other words', { says: 'I no longer need a person' }],
  ] as const)('is ended by %s', (_how, line) => {
    const { now, wishes } = ask(waiting, [{ ...line, hears: ['nobody will come', '1 of 8'] }], asked());
    expect(wishes).toEqual([{ do: 'cancel' }]);
    expect(offers(now)).not.toContain('Stop waiting for a person');
  });

  it('tells the place to who asks again, and wishes nothing twice', () => {
    const { wishes } = ask(waiting, [{ says: 'talk to a person', hears: ['queue: **2**'] }], asked());
    expect(wishes).toEqual([]);
  });

  it('offers the message form when it has become too long, and takes the message', () => {
    const late = change('late', { ...waiting, overdue: true }, asked());
    expect(said(late)).toContain('longer than it should');
    const { wishes } = ask(
      { ...waiting, overdue: true },
      [{ taps: 'Leave a message', hears: ['write your message'] }],
      late,
    );
    expect(wishes).toEqual([]);
  });

  it('ends in vain with the message form', () => {
    const { replies } = change('in-vain', free, asked());
    expect(replies.map(({ text }) => text).join()).toMatch(/nobody was free[\s\S]*write your message/i);
  });
});

describe('out of hours', () => {
  const away: Desk = { ...free, ...(hoursLater && { hours: hoursLater }) };
  const left: Line[] = [
    ...begun,
    {
      says: 'talk to a person',
      hears: ['Nobody is here', /November 24, 2026.*02:00/, 'Mexico City', 'write your message'],
    },
    { says: 'Do I need a Spanish licence?', hears: ['How can we reach you?'] },
    { says: 'maria@example.com', hears: ['keep your message', 'maria@example.com', 'delete my data'] },
  ];

  it('takes a message with a way to be reached, when the person agrees that both are kept', () => {
    const { wishes, now } = ask(away, [
      ...left,
      { taps: 'Yes, send it', hears: ['will answer you', '1 of 8'] },
    ]);
    expect(wishes).toEqual([
      {
        do: 'leave',
        topic: { from: 'command', question: 'established' },
        text: 'Do I need a Spanish licence?',
        reach: 'maria@example.com',
      },
    ]);
    expect(JSON.stringify([now.state, now.events])).not.toMatch(/maria|Spanish/);
  });

  it.each([
    ['a yes', { says: 'yes' }, 1],
    ['a no', { says: 'no' }, 0],
    ['a tap on no', { taps: 'No, discard it' }, 0],
  ] as const)('takes %s for an answer to the question of consent', (_how, line, sent) => {
    const { wishes, now } = ask(away, [...left, line]);
    expect(wishes).toHaveLength(sent);
    expect(JSON.stringify(now.state)).not.toMatch(/maria|Spanish/);
  });

  it('forgets a half-written message that is left for something else', () => {
    const { now } = ask(away, [...left.slice(0, 3), { says: 'delete my data' }, { taps: 'No, keep it' }]);
    expect(JSON.stringify(now.state)).not.toContain('Spanish');
  });
});

describe('a person who is there', () => {
  const asked = () =>
    ask(free, [...begun, { says: 'talk to a person' }, { taps: 'Just get me somebody' }]).now;
  const talking: Desk = { ...waiting, stage: 'with-agent' };

  it('is announced by name, without a question of the bot', () => {
    const { replies } = change('claimed', talking, asked());
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain('**Ana Gómez** is here now');
    expect(replies[0]?.suggestions).toBeUndefined();
  });

  it('leaves the prospect at exactly the question that was open, with faces to rate', () => {
    const before = asked();
    const question = /\*\*1 of 8[\s\S]*/.exec(said(before))?.[0] ?? 'none';
    const after = change('closed', free, change('claimed', talking, before));
    expect(said(after)).toContain(question);
    expect(said(after)).toContain('Ana Gómez');
    expect(offers(after)).toEqual(expect.arrayContaining(['🙂 Helpful', '😐 So-so', '🙁 Not helpful']));
  });

  it('is rated with a face and a line', () => {
    const after = change('closed', free, change('claimed', talking, asked()));
    const { wishes, now } = ask(
      free,
      [
        { taps: '🙁 Not helpful', hears: ['add a line'] },
        { says: 'Too slow', hears: ['1 of 8'] },
      ],
      after,
    );
    expect(wishes).toEqual([
      { do: 'rate', about: 'person', face: 'poor' },
      { do: 'explain-rating', line: 'Too slow' },
    ]);
    expect(now.events).toContainEqual({ kind: 'rated', about: 'person', face: 'poor' });
  });

  it('who is lost leaves the prospect in the queue, kindly told', () => {
    const { replies } = change('lost', waiting, change('claimed', talking, asked()));
    expect(replies.map(({ text }) => text).join()).toMatch(
      /was lost; I am sorry[\s\S]*queue: \*\*2\*\*[\s\S]*1 of 8/,
    );
  });
});

it('says all of it in each of the sixteen languages', () => {
  const { texts } = worldOn('2026-11-23');
  const away: Desk = { ...free, ...(hoursLater && { hours: hoursLater }) };
  for (const language of texts.languages) {
    const opened = play(world(away), [{ opens: [language], timeZone: 'Asia/Bangkok' }]);
    const button = texts.say(language, 'conversation.person.button');
    const { now } = ask(away, [{ says: button }], opened);
    expect(said(now)).toContain(texts.say(language, 'person.leave.text'));
    expect(said(now)).not.toMatch(/\{\{|person\./);
  }
});
