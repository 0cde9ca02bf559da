import fc from 'fast-check';
import { fixedLabels, groupNames, labelTitle } from '../../../bot/numbers/number-titles.ts';
import { periodsBetween } from '../../../bot/numbers/periods.ts';
import { summariseNumbers } from '../../../bot/numbers/summarise-numbers.ts';
import { listReasons } from '../../../dialogs/rules/pack.ts';
import { worldOn } from '../../world.ts';

const { texts, packs } = worldOn('2026-11-23');
const pack = packs.current('2026-11-23');
const words = { texts, pack: pack.id };

it('begins weeks on Monday, across the ends of months and years, with parts at both ends', () => {
  expect(periodsBetween({ from: '2026-12-26', to: '2027-01-05' }, 'week')).toEqual([
    { from: '2026-12-26', to: '2026-12-27' },
    { from: '2026-12-28', to: '2027-01-03' },
    { from: '2027-01-04', to: '2027-01-05' },
  ]);
  expect(periodsBetween({ from: '2028-02-28', to: '2028-03-01' }, 'day').map(({ from }) => from)).toEqual([
    '2028-02-28',
    '2028-02-29',
    '2028-03-01',
  ]);
  expect(periodsBetween({ from: '2026-11-24', to: '2026-11-23' }, 'week')).toEqual([]);
});

const dayOf = (offset: number) => Temporal.PlainDate.from('2026-01-01').add({ days: offset }).toString();
const count = fc.record({
  day: fc.integer({ min: 0, max: 399 }).map(dayOf),
  name: fc.constantFrom('started', 'finished', 'misread', 'handoff', 'message'),
  label: fc.constantFrom('', 'asked', 'markets', 'closed'),
  count: fc.integer({ min: 1, max: 1_000_000 }),
});

it('comes to the same by day as by week, and to what was counted', () => {
  const days = { from: dayOf(0), to: dayOf(399) };
  fc.assert(
    fc.property(fc.array(count), (counts) => {
      const all = { days: counts, totals: [] };
      const byDay = summariseNumbers(all, { ...days, by: 'day' }, words, 'en');
      const byWeek = summariseNumbers(all, { ...days, by: 'week' }, words, 'en');
      for (const name of ['started', 'finished', 'misread', 'handoff'] as const) {
        const sum = ({ periods }: typeof byDay) =>
          periods.reduce((total, period) => total + (period.counts[name] ?? 0), 0);
        const counted = counts
          .filter((each) => each.name === name && (name !== 'handoff' || each.label === 'asked'))
          .reduce((total, each) => total + each.count, 0);
        expect([sum(byDay), sum(byWeek)]).toEqual([counted, counted]);
      }
    }),
  );
});

it('shows what is asked or can happen even where nothing was counted, and the rest by how often', () => {
  const totals = ['de', 'es'].map((label, index) => ({
    name: 'started-language',
    label,
    count: index + 1,
  }));
  const asked = { from: '2026-11-23', to: '2026-11-23', by: 'day' } as const;
  const { groups } = summariseNumbers({ totals, days: [] }, asked, words, 'en');
  const items = (wanted: string) => groups.find(({ name }) => name === wanted)?.items ?? [];
  expect(items('started-language').map(({ title, count }) => [title, count])).toEqual([
    ['Spanish', 2],
    ['German', 1],
  ]);
  expect(items('answered')).toHaveLength(8);
  expect(items('waiting').map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Up to 15 seconds', 'Up to 1 hour', 'More than 1 hour']),
  );
});

it.each(texts.languages)('names in %s each group and whatever it can count', (language) => {
  const labels = [
    ...groupNames.flatMap((name) => (fixedLabels[name] ?? []).map((label) => [name, label] as const)),
    ...listReasons(pack).map(
      ({ part, reason, verdict }) => ['reason', `R1 ${verdict} ${part} ${reason}`] as const,
    ),
    ...pack.requirements.map(({ id }) => ['requirement', `${id} not-met`] as const),
    ['started-channel', 'directline'] as const,
  ];
  const titles = [
    ...groupNames.map((name) => texts.say(language, `desk.numbers.names.${name}`)),
    ...labels.map(([name, label]) => labelTitle(words, language, name, label)),
  ];
  expect(titles.filter((title) => /[a-z]\.[a-z]|\{\{|^$|undefined/.test(title))).toEqual([]);
});
