import fc from 'fast-check';
import { assess } from '../../../dialogs/rules/assess.ts';
import { type Assessment, verdicts } from '../../../dialogs/rules/assessment.ts';
import { choiceFacts, type Facts, staffKinds, staffRoles, weekdays } from '../../../dialogs/rules/facts.ts';
import type { MeasureDomains, Measures } from '../../../dialogs/rules/measure.ts';
import { domainsOfPart, viewPart } from '../../../dialogs/rules/part-measures.ts';
import { koogallery, today } from './koogallery.ts';

const day = Temporal.PlainDate.from(today);
const judge = (facts: Facts) => assess(koogallery, facts, day);
const rank = (verdict: (typeof verdicts)[number]) => verdicts.indexOf(verdict);

const zones = [
  'Asia/Singapore',
  'Europe/Madrid',
  'America/Santiago',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
];
const date = fc.integer({ min: 0, max: 1500 }).map((days) => day.subtract({ days }).toString());
const clock = fc
  .integer({ min: 0, max: 95 })
  .map((quarters) =>
    new Temporal.PlainTime().add({ minutes: quarters * 15 }).toString({ smallestUnit: 'minute' }),
  );
const window = fc.record({
  days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
  from: clock,
  to: clock,
});
const windows = fc.array(window, { minLength: 1, maxLength: 4 });
const times = fc.record(
  {
    windows,
    zone: fc.constantFrom(...zones),
    breakMinutes: fc.constantFrom(0, 30, 60),
    answeredBy: fc.constantFrom('people', 'automatic'),
  },
  { requiredKeys: ['windows'] },
);
const totals = fc.record(
  {
    hoursPerDay: fc.integer({ min: 0, max: 24 }),
    daysPerWeek: fc.integer({ min: 0, max: 7 }),
    zone: fc.constantFrom(...zones),
  },
  { requiredKeys: ['hoursPerDay', 'daysPerWeek'] },
);
const market = fc.constantFrom('SG', 'ES', 'CL', 'NP', 'WS', 'AS', 'BR');
const person = fc.record(
  { roles: fc.uniqueArray(fc.constantFrom(...staffRoles)), kind: fc.constantFrom(...staffKinds) },
  { requiredKeys: ['roles'] },
);
const facts: fc.Arbitrary<Facts> = fc.record(
  {
    applicant: fc.constantFrom(...choiceFacts.applicant),
    established: fc.oneof(
      date.map((on) => ({ on })),
      fc.tuple(date, date).map((both) => ({ from: both.toSorted()[0] ?? '', to: both.toSorted()[1] ?? '' })),
    ),
    establishedBasis: fc.constantFrom(...choiceFacts.establishedBasis),
    licence: fc.constantFrom(...choiceFacts.licence),
    compliance: fc.constantFrom(...choiceFacts.compliance),
    technicalSupport: fc.constantFrom(...choiceFacts.technicalSupport),
    afterSales: fc.constantFrom(...choiceFacts.afterSales),
    support: fc.oneof(times, totals),
    markets: fc.array(market, { minLength: 1, maxLength: 3 }),
    staff: fc.oneof(fc.array(person, { maxLength: 5 }), fc.record({ total: fc.integer({ min: 0, max: 6 }) })),
    agreement: fc.constantFrom(...choiceFacts.agreement),
    regulations: fc.constantFrom(...choiceFacts.regulations),
  },
  { requiredKeys: [] },
);

const runs = { numRuns: 500 };

test('a requirement is the worst of its parts, and the whole the worst of its requirements', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const { requirements, verdict, score } = judge(known);
      for (const requirement of requirements) {
        expect(rank(requirement.verdict)).toBe(
          Math.max(...requirement.parts.map((part) => rank(part.verdict))),
        );
      }
      const worst = Math.max(...requirements.map((requirement) => rank(requirement.verdict)));
      expect(verdict).toBe(['ready', 'check', 'not-yet'][worst]);
      expect(score).toEqual({ met: requirements.filter((one) => one.verdict === 'met').length, total: 5 });
    }),
    runs,
  );
});

test('what is not known never decides "not met": forgetting a fact leaves no part not met that was otherwise', () => {
  fc.assert(
    fc.property(
      facts,
      fc.constantFrom(...Object.keys(choiceFacts), 'established', 'support', 'markets', 'staff'),
      (known, forgotten) => {
        const { [forgotten]: _, ...rest }: Record<string, unknown> = known;
        // What an unsaid establishedBasis means is fixed: the licence.
        fc.pre(forgotten !== 'establishedBasis');
        const before = verdictsOf(judge(known));
        const after = verdictsOf(judge(rest));
        for (const [part, verdict] of Object.entries(after)) {
          if (verdict === 'not-met') expect(before[part]).toBe('not-met');
        }
      },
    ),
    runs,
  );
});

test('nor does what is not said of the hours: their zone, their breaks', () => {
  fc.assert(
    fc.property(
      times,
      fc.array(market),
      fc.constantFrom('zone', 'breakMinutes'),
      (support, markets, forgotten) => {
        const { [forgotten]: _, ...rest } = support;
        fc.pre(support.breakMinutes !== undefined);
        const after = hoursOf({ support: { ...rest, windows: support.windows }, markets });
        if (after === 'not-met') expect(hoursOf({ support, markets })).toBe('not-met');
      },
    ),
    runs,
  );
});

test('calculators answer within what they declare, or verify would prove too little', () => {
  const declarations = koogallery.requirements
    .flatMap(({ parts }) => parts)
    .map((part) => ({ part, declared: domainsOfPart(koogallery, part) }));
  fc.assert(
    fc.property(facts, (known) => {
      for (const { part, declared } of declarations) {
        const views = viewPart(koogallery, part, known, day);
        const outside = views.flatMap(({ measures }) =>
          declared.flatMap((one) => whatIsOutside(one, measures)),
        );
        expect(outside).toEqual([]);
      }
    }),
    runs,
  );
});

test('an hour more of support never worsens the hours', () => {
  fc.assert(
    fc.property(times, window, fc.array(market, { maxLength: 3 }), (support, more, markets) => {
      const from = Temporal.PlainTime.from(more.from);
      const hour = { ...more, to: from.add({ hours: 1 }).toString({ smallestUnit: 'minute' }) };
      const before = hoursOf({ support, markets });
      const after = hoursOf({ support: { ...support, windows: [...support.windows, hour] }, markets });
      expect(rank(after)).toBeLessThanOrEqual(rank(before));
    }),
    runs,
  );
});

test('another market never improves the hours, unless it is the first', () => {
  fc.assert(
    fc.property(
      fc.oneof(times, totals),
      fc.array(market, { minLength: 1 }),
      market,
      (support, markets, another) => {
        const before = hoursOf({ support, markets });
        const after = hoursOf({ support, markets: [...markets, another] });
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      },
    ),
    runs,
  );
});

test('another person on the staff never worsens the roles', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 4 }), person, (staff, another) => {
      const verdict = (people: typeof staff) => verdictsOf(judge({ staff: people })).roles ?? 'check';
      expect(rank(verdict([...staff, another]))).toBeLessThanOrEqual(rank(verdict(staff)));
    }),
    runs,
  );
});

test('the order in which things are told changes no verdict', () => {
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 4 }),
      times,
      fc.array(market, { minLength: 1 }),
      (staff, support, markets) => {
        const told = { staff, support, markets };
        const backwards = {
          staff: staff.toReversed(),
          support: { ...support, windows: support.windows.toReversed() },
          markets: markets.toReversed(),
        };
        expect(verdictsOf(judge(backwards))).toEqual(verdictsOf(judge(told)));
      },
    ),
    runs,
  );
});

test('on the day that is promised, and on every later one, the age is met, and on no earlier one', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -400, max: 400 }), (on, days) => {
      const promised = judge({ established: { on } }).requirements[0]?.parts[0]?.eligibleOn ?? '';
      const asOf = Temporal.PlainDate.from(promised).add({ days });
      const { requirements } = assess(koogallery, { established: { on } }, asOf);
      expect(requirements[0]?.parts[0]?.verdict === 'met').toBe(days >= 0);
    }),
    runs,
  );
});

function hoursOf(known: Facts) {
  return verdictsOf(judge(known)).hours ?? 'check';
}

function verdictsOf({ requirements }: Assessment) {
  return Object.fromEntries(
    requirements.flatMap(({ parts }) => parts.map(({ id, verdict }) => [id, verdict])),
  );
}

function whatIsOutside(
  { domains, ascending = [], knownTogether = [] }: MeasureDomains,
  measures: Measures,
): string[] {
  const outside = Object.entries(domains).flatMap(([name, domain]) => {
    const value = measures[name];
    if (value === undefined) return 'alwaysKnown' in domain ? [`${name} is not known`] : [];
    if (typeof value === 'string') {
      return domain.kind === 'choice' && domain.values.includes(value) ? [] : [`${name} is ${value}`];
    }
    const isOne = value.from === value.to;
    const isRight = domain.kind === 'number' && value.from <= value.to && (isOne || !('exact' in domain));
    return isRight ? [] : [`${name} is from ${value.from} to ${value.to}`];
  });
  if (new Set(knownTogether.map((name) => measures[name] !== undefined)).size > 1) {
    outside.push(`${knownTogether} are not known together`);
  }
  const numbers = ascending.flatMap((name) => {
    const value = measures[name];
    return typeof value === 'object' ? [value] : [];
  });
  for (const [index, larger] of numbers.entries()) {
    const smaller = numbers[index - 1];
    if (smaller && (smaller.from > larger.from || smaller.to > larger.to)) {
      outside.push(`${ascending} do not ascend`);
    }
  }
  return outside;
}
