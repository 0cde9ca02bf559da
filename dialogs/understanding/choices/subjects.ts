import { answersOneQuestion, type ChoiceWords, parseChoiceKey } from './choice-keys.ts';

/** Questions about one thing share their words; others do not. */
const subjects: Record<string, string> = {
  applicant: 'applicant',
  licence: 'licence',
  compliance: 'compliance',
  'support-break': 'break',
  'support-people': 'support',
  'technical-support': 'support',
  'after-sales': 'support',
  'staffing-kind': 'people',
  agreement: 'agreement',
  regulations: 'agreement',
};

/** "Company" may stand in any answer; a lawsuit is spoken of for one question only. */
const told = new Set(['licence', 'compliance', 'break', 'support', 'agreement']);

/** Whether words for the answers to a part show that a message is not about the one that was asked. */
export function isElsewhere(part: string, asked: string): boolean {
  const subject = subjects[part];
  // Lunch is spoken of everywhere.
  return subject !== undefined && told.has(subject) && subject !== 'break' && subject !== subjects[asked];
}

/** Words that answer several questions, each in its own way, say little beside others: "none", "we have one". */
export function weakWords(words: readonly ChoiceWords[]): Set<string> {
  const subjectsOf = new Map<string, Set<string>>();
  for (const [key, list] of words) {
    const known = parseChoiceKey(key);
    const subject = known && answersOneQuestion(known) ? subjects[known.part] : undefined;
    if (subject === undefined || !told.has(subject)) continue;
    for (const word of list) subjectsOf.set(word, (subjectsOf.get(word) ?? new Set()).add(subject));
  }
  return new Set([...subjectsOf].flatMap(([word, of]) => (of.size > 1 ? [word] : [])));
}
