import type { Assessment } from './assessment.ts';

/** The day, ISO, from which what a date decides is met, if it is still to come. */
export function awaitedDay({ eligibleOn, asOf, requirements }: Assessment): string | undefined {
  const days = requirements.flatMap(({ parts }) => parts.flatMap((part) => part.eligibleOn ?? []));
  const day = eligibleOn ?? days.toSorted().at(-1);
  return day && day > asOf ? day : undefined;
}
