import type { Texts } from '../../dialogs/texts.ts';
import { type Numbers, seriesNames } from '../staff-api/contract/numbers.ts';
import type { DayCount, Total } from '../store/numbers-store.ts';
import { fixedLabels, type GroupName, groupNames, labelTitle } from './number-titles.ts';
import { type Period, periodFinder, periodsBetween } from './periods.ts';

export interface NumberWords {
  texts: Texts;
  /** Id of the rule pack whose requirements have the titles. */
  pack: string;
}

/** The numbers of some days as the console shows them, in a language. `days` has those that the series are about. */
export function summariseNumbers(
  { totals, days }: { totals: readonly Total[]; days: readonly DayCount[] },
  { from, to, by }: Period & { by: 'day' | 'week' },
  words: NumberWords,
  language: string,
): Numbers {
  const periods = periodsBetween({ from, to }, by).map((period) => ({
    ...period,
    counts: { started: 0, finished: 0, misread: 0, handoff: 0 },
  }));
  const periodOf = periodFinder(periods);
  const byStart = new Map(periods.map((period) => [period.from, period]));
  for (const { day, name, label, count } of days) {
    const series = seriesNames.find((each) => each === name);
    // of requests for a person the course of time is that of the asking
    const period = byStart.get(periodOf(day)?.from ?? '');
    if (series && period && (series !== 'handoff' || label === 'asked')) period.counts[series] += count;
  }
  const byName = Map.groupBy(totals, ({ name }) => name);
  const groups = groupNames.map((name) => ({
    name,
    title: words.texts.say(language, `desk.numbers.names.${name}`),
    items: inOrder(name, byName.get(name) ?? []).map(({ label, count }) => ({
      label,
      title: labelTitle(words, language, name, label),
      count,
    })),
  }));
  return { from, to, groups, periods };
}

function inOrder(name: GroupName, totals: readonly Total[]): { label: string; count: number }[] {
  const fixed = fixedLabels[name] ?? [];
  const others = totals.filter(({ label }) => !fixed.includes(label));
  const isByRequirement = name === 'requirement' || name === 'reason';
  const requirementOf = ({ label }: Total) => (isByRequirement ? (label.split(' ')[0] ?? '') : '');
  const sorted = others.sort(
    (one, other) => requirementOf(one).localeCompare(requirementOf(other)) || other.count - one.count,
  );
  const known = fixed.map((label) => {
    return { label, count: totals.find((total) => total.label === label)?.count ?? 0 };
  });
  return [...known, ...sorted];
}
