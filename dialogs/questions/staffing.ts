import { z } from 'zod';
import type { Field } from '../replies/reply.ts';
import type { StaffMember } from '../rules/facts.ts';
import { staffKinds } from '../rules/facts.ts';
import type { Value } from '../understanding/reading.ts';
import type { ChoiceAnswer, PartContext, Question, Taken } from './question.ts';

const preSales: StaffMember = { roles: ['pre-sales'] };
const afterSales: StaffMember = { roles: ['after-sales'] };
const both: StaffMember = { roles: ['pre-sales', 'after-sales'] };

const count = z.coerce.number().int().min(0).max(300);
const form = z.object({ preSales: count, afterSales: count, both: count });

/** Asks who does pre-sales and who does after-sales, and whether these people are in place. */
export const staffing: Question = {
  id: 'staffing',
  requirement: 'R3',
  parts: [
    {
      id: 'staffing',
      reads: 'staffing',
      applies: () => true,
      choices: [
        { id: 'one-each', facts: { staff: [preSales, afterSales] } },
        { id: 'one-for-both', facts: { staff: [both] } },
        { id: 'nobody', facts: { staff: [] } },
      ],
      form: { fields: countFields, take: takeCounts },
      take: takePeople,
    },
    {
      id: 'staffing-roles',
      askedWhen: 'only a total was said',
      reads: 'staffing',
      applies: ({ staff }) => staff !== undefined && !Array.isArray(staff) && staff.total > 0,
      choices: [],
      form: { fields: countFields, take: takeCounts },
      take: takePeople,
    },
    {
      id: 'staffing-kind',
      askedWhen: 'kind of staff not said',
      reads: 'consent',
      applies: ({ staff }) =>
        Array.isArray(staff) && staff.length > 0 && staff.every((person) => !person.kind),
      factual: true,
      choices: kindChoices(),
      consent: { yes: 'employee' },
    },
  ],
};

function countFields({ language, texts }: PartContext): Field[] {
  return (['preSales', 'afterSales', 'both'] as const).map((id) => ({
    kind: 'number',
    id,
    label: texts.say(language, `questions.staffing.fields.${id}`),
    min: 0,
    max: 300,
    value: id === 'both' ? 0 : 1,
  }));
}

function takeCounts(fields: Record<string, string>): Taken {
  const counts = form.safeParse(fields);
  if (!counts.success) return { problem: 'questions.staffing.problems.counts' };
  return {
    facts: {
      staff: [
        ...repeat(preSales, counts.data.preSales),
        ...repeat(afterSales, counts.data.afterSales),
        ...repeat(both, counts.data.both),
      ],
    },
  };
}

function takePeople(value: Value): Taken | undefined {
  if (value.kind !== 'staffing') return undefined;
  if ('staff' in value) return { facts: { staff: value.staff } };
  if ('role' in value) return { problem: 'questions.staffing.problems.one-role' };
  return { facts: { staff: value.total === 0 ? [] : { total: value.total } } };
}

/** One answer for all the people whose kind is not known. */
function kindChoices(): ChoiceAnswer[] {
  return staffKinds.map((kind) => ({
    id: kind,
    facts: ({ staff }) =>
      Array.isArray(staff) ? { staff: staff.map((person) => ({ kind, ...person })) } : {},
  }));
}

function repeat(person: StaffMember, times: number): StaffMember[] {
  return Array.from({ length: times }, () => person);
}
