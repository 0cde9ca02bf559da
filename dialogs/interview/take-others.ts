import type { QuestionId } from '../questions/question.ts';
import type { Reading, ReadingKind, Span, Value } from '../understanding/reading.ts';
import type { Scene } from './scene.ts';
import type { Step } from './step.ts';
import { takeQuestion } from './take-question.ts';

/** The questions that a value of each kind may answer besides the one that was asked. */
const questionsOf: Record<ReadingKind, QuestionId[]> = {
  established: ['established'],
  coverage: ['support-hours', 'markets'],
  staffing: ['staffing'],
  consent: [],
};

/** What is left of a message must have so many letters and digits to hold another answer. */
const fewestCharacters = 10;

/**
 * "Founded in March 2023, support 24/7 for Brazil, one for pre-sales and one for after-sales": takes what else a
 * message answers, if it says so in words that can mean nothing else, and says it back. `isAnswer` says whether it
 * answers what was asked, too.
 */
export function takeOthers(
  step: Step,
  scene: Scene,
  heard: { text: string; languages: string[]; reading: Reading; isAnswer: boolean },
): Step {
  if (step.state.trial || step.state.replacing) return step;
  return otherValues(scene, heard)
    .flatMap((value) => questionsOf[value.kind].map((question) => ({ question, value })))
    .reduce((taken, { question, value }) => takeQuestion(taken, scene, question, value), step);
}

/** The value that was read, which may answer a second question, and those of other kinds in the other words. */
function otherValues(
  { world, context, position }: Scene,
  { text, languages, reading, isAnswer }: Parameters<typeof takeOthers>[2],
): Value[] {
  if (reading.outcome === 'choose') return [];
  const asked = position.next;
  const own = reading.outcome === 'value' ? reading.candidate : undefined;
  // A follow-up takes its answer in a narrower sense: "Singapore" is then a time zone and no market.
  const values = own && asked?.part === asked?.question.parts[0] ? [own.value] : [];
  let rest = own ? without(text, own.span) : text;
  if (rest.replace(/[^\p{L}\p{N}]+/gu, '').length < fewestCharacters) return values;
  for (const pending of ['established', 'coverage', 'staffing'] as const) {
    if (pending === asked?.part.reads) continue;
    const other = world.reader.read(rest, { pending, languages, today: context.today });
    if (other.outcome !== 'value' || !isExplicit(other.candidate.value)) continue;
    if (!isAnswer && isOfEverything(other.candidate.value)) continue;
    values.push(other.candidate.value);
    rest = without(rest, other.candidate.span);
  }
  return values;
}

/** The message with a comma in place of what was read already. */
function without(text: string, { start, end }: Span): string {
  return `${text.slice(0, start)}, ${text.slice(end)}`;
}

/** Whether the words of a value can hardly be about anything else. */
function isExplicit(value: Value): boolean {
  if (value.kind === 'established') return 'on' in value && value.precision !== 'year';
  if (value.kind === 'coverage') return value.windows !== undefined;
  return value.kind === 'staffing' && 'staff' in value && value.staff.some(({ roles }) => roles.length > 0);
}

/** "One person does it all" may be the answer to any question about who does something. */
function isOfEverything(value: Value): boolean {
  return value.kind === 'staffing' && 'staff' in value && value.staff.some(({ roles }) => roles.length !== 1);
}
