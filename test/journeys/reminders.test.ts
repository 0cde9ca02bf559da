import type { DialogEvent, Outcome } from '../../dialogs/conversation.ts';
import { converse } from '../../dialogs/converse.ts';
import { worldOn } from '../world.ts';
import type { Line, Played } from './play.ts';
import { offers, play } from './play.ts';

const today = worldOn('2026-11-22');
const theDay = worldOn('2027-03-01');
const web = worldOn('2026-11-22', { resume: 'https://guide.example/#resume=t' });

/** Every answer after the date, with the licence left to the test. */
function answersWith(licence: string): Line[] {
  return [
    { taps: 'A registered company' },
    { taps: licence },
    { taps: 'Yes, nothing is open' },
    {
      sends: {
        days: 'mon,tue,wed,thu,fri',
        from: '09:00',
        to: '18:00',
        zone: 'Asia/Singapore',
        break: '60',
        answeredBy: 'people',
      },
    },
    { sends: { countries: 'SG,MY' } },
    { taps: 'Yes, our own team' },
    { taps: 'Yes, our own team' },
    { taps: 'One for each role' },
    { taps: 'Our employees' },
    { taps: 'Yes, accept and sign' },
    { taps: 'Yes, I have read it' },
    { taps: 'Yes, an authorised person signs' },
    { taps: 'Yes, we accept them' },
    { taps: 'Show my result' },
  ];
}

const young: Line[] = [{ says: '2026-03-01' }, ...answersWith('Yes, it is valid')];
const youngWithoutLicence: Line[] = [{ says: '2026-03-01' }, ...answersWith('It is being renewed')];
const old: Line[] = [{ says: '15 March 2023' }, ...answersWith('Yes, it is valid')];
const oldWithoutLicence: Line[] = [
  { says: '15 March 2023' },
  ...answersWith('It has expired or is suspended'),
];
const setByTap: Line = {
  taps: 'Remind me on March 1, 2027',
  hears: ['I will remind you on **March 1, 2027**'],
};

describe('a reminder of the day on which the age is reached', () => {
  it('is asked of the channel for nine in the morning of the person, and only after they asked for it', () => {
    const unasked = play(today, [{ opens: ['en'], timeZone: 'Asia/Kathmandu' }, ...young]);
    expect(wishes(unasked.events)).toEqual([]);
    const asked = play(today, [setByTap], unasked);
    expect(wishes(asked.events)).toEqual([
      { kind: 'reminder-set', reminder: 'eligible', at: '2027-03-01T03:15:00.000Z' },
    ]);
  });

  it.each([
    ['Pacific/Apia', '2027-02-28T20:00:00.000Z'],
    ['America/St_Johns', '2027-03-01T12:30:00.000Z'],
    ['UTC', '2027-03-01T09:00:00.000Z'],
  ])('is due at nine in %s', (timeZone, at) => {
    const { events } = play(today, [{ opens: ['en'], timeZone }, ...young, setByTap]);
    expect(wishes(events)).toEqual([{ kind: 'reminder-set', reminder: 'eligible', at }]);
  });

  it('moves with the person who comes back from another time zone', () => {
    const set = play(today, [{ opens: ['en'], timeZone: 'UTC' }, ...young, setByTap]);
    const { events } = play(today, [{ opens: ['en'], timeZone: 'Asia/Tokyo' }], { ...set, events: [] });
    expect(wishes(events)).toEqual([
      { kind: 'reminder-set', reminder: 'eligible', at: '2027-03-01T00:00:00.000Z' },
    ]);
  });

  it('is said on the day, with why, what is still missing, and a way to the result as of that day', () => {
    const set = play(today, [...youngWithoutLicence, setByTap]);
    const woken = wake(set, theDay);
    expect(said(woken)).toContain('today your company reaches the required age');
    expect(said(woken)).toContain('March 1, 2026');
    expect(said(woken)).toContain('Finish the renewal of the licence');
    expect(said(woken)).not.toContain('Wait until');
    expect(wishes(woken.events)).toEqual([{ kind: 'reminder-dropped', reminder: 'eligible' }]);
    play(
      theDay,
      [{ taps: 'See my result as of today', hears: ['4 of 5', 'Judged as of March 1, 2027'] }],
      woken,
    );
  });

  it('says that nothing is missing when nothing is', () => {
    const woken = wake(play(today, [...young, setByTap]), theDay);
    expect(said(woken)).toContain('you meet all of them as of March 1, 2027');
    play(theDay, [{ taps: 'See my result as of today', hears: ['You are ready to apply', '5 of 5'] }], woken);
  });

  it('that comes late says since when', () => {
    const woken = wake(play(today, [...young, setByTap]), worldOn('2027-03-09'), '2027-03-01T09:00:00.000Z');
    expect(said(woken)).toContain('reached the required age on March 1, 2027');
  });

  it('is said once: woken again, the conversation is silent', () => {
    const woken = wake(play(today, [...young, setByTap]), theDay);
    expect(wake(woken, theDay).replies).toEqual([]);
  });

  it('stands in the result, is listed, and is cancelled by its button', () => {
    const set = play(today, [
      ...young,
      setByTap,
      { says: 'my reminders', hears: ['**March 1, 2027**: your company meets the age requirement'] },
      { taps: 'No, go on', hears: ['Your reminders:'] },
    ]);
    expect(offers(set)).not.toContain('Remind me on March 1, 2027');
    const cancelled = play(
      today,
      [
        {
          taps: 'Cancel the reminder for March 1, 2027',
          hears: ['The reminder for March 1, 2027 is cancelled'],
        },
      ],
      { ...set, events: [] },
    );
    expect(wishes(cancelled.events)).toEqual([{ kind: 'reminder-dropped', reminder: 'eligible' }]);
    expect(wake(cancelled, theDay).replies).toEqual([]);
    expect(offers(cancelled)).toContain('Remind me on March 1, 2027');
  });

  it('is set and cancelled in words, at any question', () => {
    play(today, [
      { says: '2026-03-01' },
      { says: 'remind me then', hears: ['remind you on **March 1, 2027**', 'Who would register?'] },
      { says: "please don't remind me", hears: ['March 1, 2027 is cancelled', 'Who would register?'] },
      { says: 'cancel the reminder', hears: ['No reminder is set'] },
    ]);
  });

  it('is not promised where there is nothing to wait for', () => {
    const { events } = play(today, [
      ...old,
      { says: 'remind me', hears: ['Nothing in your answers waits for a day'] },
      { says: 'my reminders', hears: ['No reminder is set'] },
    ]);
    expect(wishes(events)).toEqual([]);
  });

  it('moves when the date is changed, and says so', () => {
    const set = play(today, [...young, setByTap]);
    const { events } = play(
      today,
      [{ says: 'change the date' }, { says: '2026-04-10', hears: ['moved to **April 10, 2027**'] }],
      { ...set, events: [] },
    );
    expect(wishes(events)).toEqual([
      { kind: 'reminder-set', reminder: 'eligible', at: '2027-04-10T09:00:00.000Z' },
    ]);
  });

  it('is dropped when the date is changed so that there is nothing to wait for, and says so', () => {
    const set = play(today, [...young, setByTap]);
    const changed = play(
      today,
      [{ says: 'change the date' }, { says: '15 March 2020', hears: ['nothing left to wait for', '5 of 5'] }],
      { ...set, events: [] },
    );
    expect(wishes(changed.events)).toEqual([{ kind: 'reminder-dropped', reminder: 'eligible' }]);
  });

  it('stays while the date is only being looked at, and when the change is taken back', () => {
    const set = play(today, [...young, setByTap]);
    const { events } = play(
      today,
      [
        { says: 'change the date', never: ['reminder'] },
        { says: 'back', never: ['moved', 'cancelled'] },
      ],
      { ...set, events: [] },
    );
    expect(wishes(events)).toEqual([]);
  });

  it('stays while something is only tried out, and moves when it is kept', () => {
    const tried = play(today, [
      ...young,
      setByTap,
      { taps: 'What if…?' },
      { taps: 'Company age' },
      { says: '2026-05-05', never: ['reminder'] },
    ]);
    expect(wishes(tried.events)).toHaveLength(1);
    play(today, [{ taps: 'Keep this as my answer', hears: ['moved to **May 5, 2027**'] }], tried);
  });

  it('is said while another answer is being changed, before the question goes on', () => {
    const changing = play(today, [...young, setByTap, { says: 'change the staff' }]);
    const woken = wake(changing, theDay);
    expect(said(woken)).toContain('today your company reaches the required age');
    expect(said(woken)).toContain('6 of 8');
  });

  it('goes with the answers when the person starts again', () => {
    const set = play(today, [...young, setByTap]);
    const { events } = play(
      today,
      [{ says: 'start again' }, { taps: 'Yes, start again', hears: ['March 1, 2027 is cancelled'] }],
      { ...set, events: [] },
    );
    expect(wishes(events)).toEqual([{ kind: 'reminder-dropped', reminder: 'eligible' }]);
  });

  it('is dropped with answers of an older flow', () => {
    const { events, replies } = converse({ flowVersion: 0 }, { kind: 'open', languages: [] }, today);
    expect(wishes(events)).toEqual([
      { kind: 'reminder-dropped', reminder: 'eligible' },
      { kind: 'reminder-dropped', reminder: 'licence' },
    ]);
    expect(replies).not.toEqual([]);
  });

  it('promises no e-mail on the web, and elsewhere speaks of none', () => {
    play(web, [...young, { ...setByTap, hears: ['I send no e-mail', 'Link back to this result'] }]);
    play(today, [...young, { ...setByTap, never: ['e-mail'] }]);
  });
});

describe('a reminder of a licence that was promised', () => {
  const asked: Line = {
    taps: 'Remind me about the new licence',
    hears: ['When do you expect the new licence?'],
  };
  const set: Line[] = [
    ...oldWithoutLicence,
    asked,
    { says: '15 January', hears: ['remind you on **January 15, 2027**'] },
  ];
  const inJanuary = worldOn('2027-01-15');

  it.each([
    ['15 January', '2027-01-15'],
    ['by 20 June 2028', '2028-06-20'],
    ['end of May 2027', '2027-05-31'],
    ['in 3 weeks', '2026-12-13'],
    ['3 months', '2027-02-22'],
    ['tomorrow', '2026-11-23'],
    ['next month', '2026-12-22'],
  ])('takes “%s” as %s', (words, day) => {
    const { events } = play(today, [...oldWithoutLicence, asked, { says: words }]);
    expect(wishes(events)).toEqual([
      { kind: 'reminder-set', reminder: 'licence', at: `${day}T09:00:00.000Z` },
    ]);
  });

  it.each(['yesterday', 'hopefully soon', '15 January 2020', '15 January 2040', '2 years ago'])(
    'does not take “%s” for a day, and asks again',
    (words) => {
      const { events } = play(today, [
        ...oldWithoutLicence,
        asked,
        { says: words, hears: ['I need a day to come', 'When do you expect'] },
      ]);
      expect(wishes(events)).toEqual([]);
    },
  );

  it('takes a day that is tapped or chosen in the form, and none of the past', () => {
    const tapped = play(today, [...oldWithoutLicence, asked, { taps: 'in 2 weeks (December 6, 2026)' }]);
    expect(wishes(tapped.events)).toHaveLength(1);
    const sent = play(today, [
      ...oldWithoutLicence,
      asked,
      { sends: { date: '2026-11-22' }, hears: ['I need a day to come'] },
      { sends: { date: '2026-12-24' }, hears: ['remind you on **December 24, 2026**'] },
    ]);
    expect(wishes(sent.events)).toHaveLength(1);
  });

  it('asks on that day, and a yes changes the one answer and shows the new result', () => {
    const woken = wake(play(today, set), inJanuary);
    expect(said(woken)).toContain('is the new business licence there?');
    play(inJanuary, [{ taps: 'Yes, it is valid', hears: ['business licence valid', '5 of 5'] }], woken);
    play(inJanuary, [{ says: 'yes', hears: ['business licence valid', '5 of 5'] }], woken);
  });

  it('asks for the next day when it is not there yet', () => {
    const woken = wake(play(today, set), inJanuary);
    play(
      inJanuary,
      [
        { taps: 'Not yet', hears: ['When do you expect the new licence?'] },
        { taps: 'in 1 month (February 15, 2027)', hears: ['remind you on **February 15, 2027**'] },
      ],
      woken,
    );
    play(inJanuary, [{ says: 'no', hears: ['When do you expect the new licence?'] }], woken);
    play(inJanuary, [{ taps: 'No reminder', hears: ['4 of 5'] }], woken);
  });

  it('says nothing when the licence has come meanwhile, which is said when it is changed', () => {
    const changed = play(today, [
      ...set,
      { says: 'change' },
      { taps: 'Legal standing' },
      { taps: 'A registered company' },
      { taps: 'Yes, it is valid' },
      { taps: 'Yes, nothing is open', hears: ['nothing left to wait for', 'January 15, 2027'] },
    ]);
    expect(wishes(changed.events)).toEqual([
      { kind: 'reminder-set', reminder: 'licence', at: '2027-01-15T09:00:00.000Z' },
      { kind: 'reminder-dropped', reminder: 'licence' },
    ]);
    expect(wake(changed, inJanuary, '2027-01-15T09:00:00.000Z').replies).toEqual([]);
  });

  it('stands beside the one of the age, and of two the person chooses which to cancel', () => {
    const both = play(today, [
      ...youngWithoutLicence,
      setByTap,
      asked,
      { says: '15 January', hears: ['January 15, 2027'] },
      {
        says: 'cancel the reminder',
        hears: ['Your reminders:', '**January 15, 2027**', '**March 1, 2027**'],
      },
      { taps: 'Cancel the reminder for January 15, 2027', hears: ['January 15, 2027 is cancelled'] },
      { says: 'my reminders', hears: ['**March 1, 2027**'], never: ['**January 15, 2027**'] },
    ]);
    expect(wishes(both.events)).toHaveLength(3);
  });
});

/** The conversation woken for whatever it asked for last, or at a given moment. */
function wake(from: Played, world: Parameters<typeof play>[0], dueAt?: string): Played {
  const asked = wishes(from.events).findLast((event) => event.kind === 'reminder-set');
  const reminder = asked?.reminder ?? 'eligible';
  const moment = dueAt ?? asked?.at ?? '2027-03-01T09:00:00.000Z';
  const outcome: Outcome = converse(
    JSON.parse(JSON.stringify(from.state)),
    { kind: 'reminder', reminder, dueAt: moment },
    world,
  );
  return outcome;
}

function wishes(events: DialogEvent[]) {
  return events.filter((event) => event.kind === 'reminder-set' || event.kind === 'reminder-dropped');
}

function said({ replies }: Played): string {
  return replies.map(({ text }) => text).join('\n');
}
