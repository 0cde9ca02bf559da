import type { CannedReply } from '../../../staff-api/contract/canned.ts';
import { requirementTitle } from '../view/conversation-title.ts';
import type { Words } from '../words.ts';

export interface CannedValues {
  agent: string;
  /** Ids of the requirements that are not met. */
  missing: readonly string[];
  eligibleOn: string | undefined;
}

/** What is filled in by itself. */
export const cannedPlaces = ['agent', 'requirement', 'eligibleOn'] as const;

const place = /\{\{\s*(\w+)\s*\}\}/g;

/** Names of the places in a text, each once. */
export function openPlaces(text: string): string[] {
  return [...new Set([...text.matchAll(place)].map(([, name = '']) => name))];
}

/** A canned reply in a language, else in English, else in what there is. */
export function cannedText({ texts }: CannedReply, language: string): { text: string; language: string } {
  for (const tag of [language, 'en', ...Object.keys(texts)]) {
    const text = texts[tag];
    if (text !== undefined) return { text, language: tag };
  }
  return { text: '', language };
}

/** Fills what is known into the places of a canned reply, as the prospect's language writes it; the rest stays open. */
export function fillCanned(
  text: string,
  { agent, missing, eligibleOn }: CannedValues,
  theirs: Words,
): string {
  const values: Record<string, string> = {
    agent,
    requirement: theirs.list(missing.map((id) => requirementTitle(id, theirs))),
    eligibleOn: eligibleOn === undefined ? '' : theirs.day(eligibleOn),
  };
  return text.replace(place, (whole, name: string) => values[name] || whole);
}
