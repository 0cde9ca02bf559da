import { z } from 'zod';
import { converse } from '../../dialogs/converse.ts';
import { worldOn } from '../world.ts';
import type { Line } from './play.ts';
import { offers, play } from './play.ts';

const world = worldOn('2026-11-22');

/** Every answer as it should be, with the establishment date left to the test. */
const goodAnswers: Line[] = [
  { taps: 'A registered company', hears: ['2 of 8', 'Is your business licence valid today?'] },
  { taps: 'Yes, it is valid' },
  { taps: 'Yes, nothing is open', hears: ['3 of 8'] },
  {
    sends: {
      days: 'mon,tue,wed,thu,fri',
      from: '09:00',
      to: '18:00',
      zone: 'Asia/Singapore',
      break: '60',
      answeredBy: 'people',
    },
    hears: ['Noted: **Mon–Fri 09:00–18:00, Singapore (GMT+08:00)', '4 of 8'],
  },
  { sends: { countries: 'SG,MY' }, hears: ['Singapore and Malaysia', '5 of 8'] },
  { taps: 'Yes, our own team' },
  { taps: 'Yes, our own team', hears: ['6 of 8'] },
  { taps: 'One for each role' },
  { taps: 'Our employees', hears: ['7 of 8'] },
  { taps: 'Yes, accept and sign' },
  { taps: 'Yes, I have read it' },
  { taps: 'Yes, an authorised person signs', hears: ['8 of 8'] },
  { taps: 'Yes, we accept them', hears: ['check your answers', '**Company age**'] },
];

describe('a registration by tapping', () => {
  it('ends ready, with five of five, when every answer meets its requirement', () => {
    const end = play(world, [
      { says: '15 March 2023', hears: ['March 15, 2023', 'Who would register?'] },
      ...goodAnswers,
      {
        taps: 'Show my result',
        hears: ['You are ready to apply', '5 of 5 requirements met', 'Huawei decides', 'Mon–Fri 09:00–18:00'],
      },
    ]);
    expect(end.replies[0]?.assessment).toMatchObject({ verdict: 'ready', score: { met: 5, total: 5 } });
  });

  it('keeps an answer that it begins with, and asks the next question', () => {
    const nothing = { state: undefined, replies: [], events: [] };
    const begun = play(
      world,
      [{ says: 'founded 15 March 2023', hears: ['I help companies', 'March 15, 2023', '2 of 8'] }],
      nothing,
    );
    expect(begun.events.map(({ kind }) => kind)).toEqual(['started', 'answered']);
    play(world, [{ says: 'on 15 March', hears: ['I help companies', '1 of 8'] }], nothing);
    play(
      world,
      [{ says: 'hello', hears: ['I help companies', '1 of 8'], never: ['not sure what'] }],
      nothing,
    );
    play(world, [{ says: 'fundada el 15 de marzo de 2023', hears: [/2023/, '2 de 8'] }], nothing);
  });

  it('asks for the other role when the number of people was said for one only', () => {
    const upToStaffing = goodAnswers.slice(
      0,
      goodAnswers.findIndex((line) => 'taps' in line && line.taps === 'One for each role'),
    );
    play(world, [
      { says: '15 March 2023' },
      ...upToStaffing,
      { says: 'just 1 for pre-sales', hears: ['Please give both numbers'] },
      { says: 'one pre-sales, two after-sales', hears: ['Noted:'] },
    ]);
  });

  it('names the first day on which a young company qualifies, and offers it for the calendar', () => {
    play(world, [
      { says: '2026-03-01' },
      ...goodAnswers,
      {
        taps: 'Show my result',
        hears: [
          'Not yet',
          '4 of 5',
          'you qualify from March 1, 2027',
          'https://guide.example/calendar/2027-03-01.ics?lang=en',
        ],
      },
    ]);
  });
});

describe('at any question', () => {
  const atLicence: Line[] = [{ says: '15 March 2023' }, { taps: 'A registered company' }];

  it('goes back to correct the last answer', () => {
    play(world, [...atLicence, { says: 'back', hears: ['Who would register?'] }]);
  });

  it('tells why it asks, with the requirement in English, its source and date', () => {
    play(world, [
      ...atLicence,
      {
        taps: 'Why do you ask?',
        hears: [
          'Why I ask',
          'Established for at least one year',
          'March 21, 2025',
          'Is your business licence valid today?',
        ],
      },
    ]);
  });

  it('changes one answer from a list and keeps all the others', () => {
    const before = play(world, [
      ...atLicence,
      { taps: 'Yes, it is valid' },
      { taps: 'Yes, nothing is open' },
    ]);
    play(
      world,
      [
        { says: 'change', hears: ['Which answer'] },
        { taps: 'Company age', hears: ['1 of 8'] },
        { says: '2020-02-02', hears: ['February 2, 2020', '3 of 8'] },
      ],
      before,
    );
  });

  it('gives the old answer back when a change is given up', () => {
    const before = play(world, [...atLicence]);
    play(
      world,
      [
        { says: 'change' },
        { taps: 'Company age' },
        { says: 'back', hears: ['earlier answer is kept', 'Is your business licence valid today?'] },
      ],
      before,
    );
  });

  it('starts again only after asking back', () => {
    const before = play(world, [
      ...atLicence,
      { says: 'start again', hears: ['Start again from the first question?'] },
    ]);
    play(world, [{ says: 'no', hears: ['Is your business licence valid today?'] }], before);
    play(world, [{ says: 'yes', hears: ['We start again', '1 of 8'] }], before);
  });

  it('asks again with an example, and the third time offers a way out', () => {
    const third = play(world, [
      ...atLicence,
      { says: 'qwertz uiop', hears: ['For example'] },
      { says: '🙂🙂🙂', hears: ['Tap one of the answers'] },
      { says: 'asdf', hears: ['stuck here', 'Not sure', 'Talk to a person'] },
    ]);
    expect(offers(third)).toContain('Talk to a person');
  });

  it('tells kindly that a button is old and shows the current question', () => {
    const first = play(world, []);
    const old = first.replies.at(-1)?.suggestions?.[0]?.action ?? '';
    play(world, [
      ...atLicence,
      { presses: old, hears: ['earlier question', 'Is your business licence valid today?'] },
    ]);
  });

  it('deletes everything only after asking back', () => {
    const asked = play(world, [...atLicence, { says: 'delete my data', hears: ['cannot be undone'] }]);
    const done = play(world, [{ taps: 'Yes, delete everything', hears: ['has been deleted'] }], asked);
    expect(done.events.at(-1)).toEqual({ kind: 'erase' });
  });

  it('says honestly how a person is reached', () => {
    play(world, [
      ...atLicence,
      {
        says: 'talk to a person',
        hears: ['no contact has been set up', 'Is your business licence valid today?'],
      },
    ]);
    play(worldOn('2026-11-22', { contact: 'https://help.example' }), [
      { says: 'talk to a person', hears: ['https://help.example'] },
    ]);
  });
});

describe('what does not fit', () => {
  it('refuses a founding date in the future and a day that does not exist', () => {
    play(world, [
      { says: '2027-05-01', hears: ['lies in the future', '1 of 8'] },
      { says: '31 February 2024', hears: ['does not exist', '1 of 8'] },
    ]);
  });

  it('asks which order 03/04/2024 is in, and takes the tapped one', () => {
    const asked = play(world, [{ says: '03/04/2024', hears: ['more than one way'] }]);
    const [first] = offers(asked);
    play(world, [{ taps: first ?? '', hears: ['Noted', '2 of 8'] }], asked);
  });

  it('asks back what little speaks for, and takes no part of a phone number for a year', () => {
    const asked = play(world, [
      { says: 'call me on 0412 2019 88', hears: ['1 of 8'] },
      { says: 'my father has been doing this since 1990', hears: ['Do I understand you right?'] },
    ]);
    const [only] = offers(asked);
    play(world, [{ taps: only ?? '', hears: ['Noted', '2 of 8'] }], asked);
  });

  it('does not read a message of ten thousand characters, and goes on', () => {
    play(world, [{ says: 'x'.repeat(10_000), hears: ['too long', '1 of 8'] }]);
  });

  it('restarts politely from a state of an older flow', () => {
    const old = {
      state: { flowVersion: 0, language: 'en', step: 7, answers: ['40'] },
      replies: [],
      events: [],
    };
    play(world, [{ says: 'hello', hears: ['was renewed', '1 of 8'] }], old);
  });

  it('touches nothing that a later release has made of a conversation', () => {
    const { state } = play(world, [{ says: '15 March 2019' }]);
    const later = { ...z.record(z.string(), z.json()).parse(state), flowVersion: 1000 };
    const says = () => converse(later, { kind: 'text', text: 'a company', languages: [] }, world);
    expect(says).toThrow(expect.objectContaining({ code: 'conversation-newer' }));
  });

  it('goes on beside a later release that has added something, and keeps that', () => {
    const { state, ...rest } = play(world, [{ says: '15 March 2019', hears: ['2 of 8'] }]);
    const later = { ...z.record(z.string(), z.json()).parse(state), nickname: 'of the next release' };
    const further = play(world, [{ says: 'a company', hears: ['business licence'] }], {
      ...rest,
      state: JSON.parse(JSON.stringify(later)),
    });
    expect(further.state).toMatchObject({ nickname: 'of the next release' });
  });
});

describe('after the result', () => {
  const result = () => play(world, [{ says: '2026-03-01' }, ...goodAnswers, { taps: 'Show my result' }]);

  it('shows what another answer would change, and leaves the real ones untouched', () => {
    play(
      world,
      [
        { taps: 'What if…?', hears: ['What would you like to try?'] },
        { taps: 'Company age', hears: ['1 of 8'] },
        { says: '2020-01-01', hears: ['Not met yet → **Met**', '5 of 5'] },
        { taps: 'Back to my result', hears: ['4 of 5', 'March 1, 2027'] },
      ],
      result(),
    );
  });

  it('stays in the try-out when none of the offered meanings was meant', () => {
    play(
      world,
      [
        { taps: 'What if…?' },
        { taps: 'Company age' },
        { says: '03/04/2020', hears: ['more than one way'] },
        { taps: 'None of these', hears: ['1 of 8'] },
        { says: '2020-04-03', hears: ['What if', 'Your real answers have not been touched'] },
      ],
      result(),
    );
  });

  it('tries another day of applying', () => {
    play(
      world,
      [
        { taps: 'What if…?' },
        { taps: 'Day of applying' },
        { sends: { date: '2027-03-02' }, hears: ['If you apply on March 2, 2027', 'Not met yet → **Met**'] },
      ],
      result(),
    );
  });

  it('keeps a tried answer on request', () => {
    play(
      world,
      [
        { taps: 'What if…?' },
        { taps: 'Company age' },
        { says: '2020-01-01' },
        { taps: 'Keep this as my answer', hears: ['You are ready to apply'] },
      ],
      result(),
    );
  });

  it('judges again after a change, without asking the rest again', () => {
    play(
      world,
      [
        { taps: 'Change an answer' },
        { taps: 'Salespersons' },
        { taps: 'One person does both' },
        { taps: 'Our employees', hears: ['3 of 5'] },
      ],
      result(),
    );
  });
});

describe('a message that says more than was asked', () => {
  it('answers later questions as well, and they are skipped', () => {
    play(world, [
      {
        says: 'founded 15 March 2023, support 9-18 Mon-Fri Singapore time, one for pre-sales and two for after-sales',
        hears: [
          'March 15, 2023',
          'Mon–Fri 09:00–18:00, Singapore',
          '1 pre-sales person, 2 after-sales people',
          '2 of 8',
        ],
      },
      { taps: 'A registered company' },
      { taps: 'Yes, it is valid' },
      { taps: 'Yes, nothing is open', hears: ['3 of 8', 'Do people answer in these hours?'] },
      { taps: 'Yes, people answer', hears: ['4 of 8'] },
    ]);
  });

  it('answers a question and asks another: both are served', () => {
    play(world, [
      {
        says: '2019. By the way, is there a deposit?',
        hears: ['no confirmed answer', 'Noted: **2019**', '2 of 8'],
      },
    ]);
  });

  it('answers two questions about support at once', () => {
    play(world, [
      { says: '15 March 2023' },
      { taps: 'A registered company' },
      { taps: 'Yes, it is valid' },
      { taps: 'Yes, nothing is open' },
      { says: '24/7 for customers in Brazil', hears: ['Around the clock', 'Brazil', 'Do people answer'] },
      { says: 'yes', hears: ['5 of 8'] },
    ]);
  });
});

describe('support hours said piece by piece', () => {
  const atHours: Line[] = [
    { says: '15 March 2023' },
    { taps: 'A registered company' },
    { taps: 'Yes, it is valid' },
    { taps: 'Yes, nothing is open' },
  ];

  it('are kept, and only the rest is asked for', () => {
    play(world, [
      ...atHours,
      { says: '9-18', hears: ['I have noted: **09:00–18:00**', '3 of 8'] },
      { says: 'Monday to Friday', hears: ['Mon–Fri 09:00–18:00', 'In which time zone'] },
    ]);
  });

  it('take a place for the time zone that was asked for, and for no market', () => {
    play(world, [
      ...atHours,
      { says: '8 hours a day' },
      { says: '5 days a week', hears: ['8 hours a day, 5 days a week', 'In which time zone'] },
      { says: 'Singapore', hears: ['Singapore (GMT+08:00)', 'Do people answer'] },
      { says: 'yes', hears: ['4 of 8', 'In which countries'] },
    ]);
  });

  it('take a city for the time zone that was asked for', () => {
    play(world, [
      ...atHours,
      { says: '9-18 Monday to Friday', hears: ['In which time zone'] },
      { says: 'Vienna', hears: ['Vienna (GMT+01:00)'] },
    ]);
  });
});

describe('markets', () => {
  const atMarkets: Line[] = [
    { says: '15 March 2023' },
    { taps: 'A registered company' },
    { taps: 'Yes, it is valid' },
    { taps: 'Yes, nothing is open' },
    { says: '9-18 Mon-Fri Singapore time' },
    { says: 'yes', hears: ['4 of 8', 'In which countries'] },
  ];

  it('may be told by their cities', () => {
    play(world, [
      ...atMarkets,
      { says: 'clients sit in Dubai, Riyadh and Doha', hears: ['United Arab Emirates, Saudi Arabia'] },
    ]);
  });

  it('may be told by a single city, which is a market only where markets are asked for', () => {
    play(world, [...atMarkets, { says: 'Dubai', hears: ['Noted: **United Arab Emirates**'] }]);
  });

  it('are asked for country by country where a region is named', () => {
    play(world, [
      ...atMarkets,
      { says: 'across Asia Pacific mainly', hears: ['A region is many countries', '4 of 8'] },
      { says: 'Thailand and Japan', hears: ['Noted: **Thailand and Japan**'] },
    ]);
  });
});

describe('consent', () => {
  it('under a condition is no yes, and is said back as what it is', () => {
    const end = play(world, [
      { says: '15 March 2023' },
      ...goodAnswers.slice(0, 9),
      { says: 'yes, if our lawyers agree', hears: ['only under a condition', '8 of 8'] },
      { taps: 'Yes, we accept them' },
      { taps: 'Show my result', hears: ['4 of 5', 'Seller Agreement: to be checked'] },
    ]);
    expect(end.replies[0]?.assessment?.requirements[3]).toMatchObject({ id: 'R4', verdict: 'check' });
  });
});
