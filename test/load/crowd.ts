import type { Visitor } from '../harness/agent.ts';
import { createAgent } from '../harness/agent.ts';
import type { DeskPerson } from '../harness/desk-people.ts';
import { journeys } from '../harness/journeys.ts';
import type { Line } from '../harness/line.ts';
import { openProspect, type Prospect } from '../harness/prospect.ts';

/** Somebody with the chat open, and how far they have come. */
export interface Guest {
  prospect: Prospect;
  /** What they will still say. */
  lines: string[];
}

/** People who have the chat open, and staff who take over whoever asks for a person. */
export interface Crowd {
  /** Who has nothing under way, the longest first. */
  idle: Guest[];
  visitors: Map<string, Visitor>;
  /** Somebody new, with the chat open. */
  enter(): Promise<Guest>;
  /** Resolves when staff have finished what they are at. */
  close(): Promise<void>;
}

export interface CrowdOptions {
  line: Line;
  people: DeskPerson[];
  random(): number;
  /** How many messages staff say to each, and the longest pause before one, in milliseconds. */
  words: number;
  pauseMs: number;
}

const languages = [...journeys.keys()];

export function createCrowd({ line, people, random, words, pauseMs }: CrowdOptions): Crowd {
  const visitors = new Map<string, Visitor>();
  const agents = people.map((person) => createAgent({ line, person, visitors, random, words, pauseMs }));
  let entered = 0;

  return {
    idle: [],
    visitors,
    async enter() {
      const language = languages[entered % languages.length] ?? 'en';
      entered += 1;
      const prospect = await openProspect({
        line,
        language,
        random,
        patienceMs: 10_000,
        pauseMs: 1000,
        verdict: undefined,
      });
      return { prospect, lines: [...(journeys.get(language) ?? [])] };
    },
    async close() {
      await Promise.all(agents.map((agent) => agent.goHome()));
    },
  };
}
