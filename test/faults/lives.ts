import { setTimeout as after } from 'node:timers/promises';
import type { Visitor } from '../harness/agent.ts';
import { checkHistory, type Violation } from '../harness/history/check-history.ts';
import type { Entry } from '../harness/history/history.ts';
import { journeys } from '../harness/journeys.ts';
import type { Line } from '../harness/line.ts';
import { openProspect, type Prospect, readLog, type Words } from '../harness/prospect.ts';
import { talkToPerson } from '../harness/talk-to-person.ts';

/** People who have one conversation after the other, in many languages, whatever happens to the server. */
export interface Lives {
  /** Those in a conversation, by its id. */
  visitors: ReadonlyMap<string, Visitor>;
  acknowledged: number;
  conversations: number;
  violations: Violation[];
  /** The clock jumped: agents may be lost, and people may have waited in vain. */
  disturb(): void;
  /** Lets everybody finish, then reads every conversation again and compares it with what it was. */
  end(): Promise<void>;
}

export interface LifeOptions {
  line: Line;
  random(): number;
  people: number;
  /** Longest pause before the next words, in milliseconds. */
  thinkMs: number;
  /** Told of each acknowledgement. */
  acknowledged(): void;
}

interface Finished {
  resume: string;
  log: string;
}

/** How long a screen may be behind before it is dialled anew, in milliseconds. */
const patienceMs = 3000;
/** How long somebody waits for a person, or for an answer, before they go on, in milliseconds. */
const longestWaitMs = 20_000;
const chat = [
  'hello',
  'why do you ask?',
  'how long does it take?',
  'what does it cost?',
  'my company is new',
];
const languages = [...journeys.keys()];

export function createLives(options: LifeOptions): Lives {
  const { line, random, people, thinkMs } = options;
  const visitors = new Map<string, Visitor>();
  const finished = new Map<string, Finished>();
  let isEnding = false;
  const lives: Lives = {
    visitors,
    acknowledged: 0,
    conversations: 0,
    violations: [],
    disturb() {
      for (const { history } of visitors.values()) {
        history.otherCauses += 2;
        history.verdict = undefined;
      }
    },
    async end() {
      isEnding = true;
      await Promise.all(everybody);
      for (const [conversationId, before] of finished) {
        const log = JSON.stringify(await readLog(line, before.resume));
        if (log !== before.log) {
          lives.violations.push({ kind: 'lost', conversationId, detail: 'of a conversation that was over' });
        }
      }
    },
  };
  const everybody = Array.from({ length: people }, (_, index) =>
    live(index % 4 === 3 ? talkHastily : answerAll),
  );
  return lives;

  async function live(talk: (prospect: Prospect) => Promise<void>): Promise<void> {
    while (!isEnding) {
      const language = languages[lives.conversations % languages.length] ?? 'en';
      lives.conversations += 1;
      const prospect = await openProspect({
        line,
        language,
        random,
        patienceMs,
        pauseMs: 200,
        verdict: 'ready',
      });
      await talk(prospect);
      await prospect.leave();
      visitors.delete(prospect.conversationId);
      const { conversationId, resume, history } = prospect;
      lives.violations.push(...checkHistory(history));
      finished.set(conversationId, { resume, log: JSON.stringify(history.log) });
    }
  }

  /** A whole interview, word by word, with a person in the middle of it now and then. */
  async function answerAll(prospect: Prospect): Promise<void> {
    const lines = journeys.get(prospect.language) ?? [];
    const personAt = random() < 0.5 ? Math.floor(random() * lines.length) : -1;
    const say = (words: Words) => sayAndRead(prospect, words);
    for (const [index, text] of lines.entries()) {
      if (index === personAt) await talkToPerson({ prospect, visitors, longestWaitMs, say });
      await sayAndRead(prospect, { text });
    }
    prospect.history.isComplete = true;
  }

  /** Says the next thing before the last is answered, so that messages overtake each other. */
  async function talkHastily(prospect: Prospect): Promise<void> {
    prospect.history.verdict = undefined;
    for (let pairs = 0; pairs < 5; pairs += 1) {
      const said = [pick(chat), pick(chat), pick(chat)].map((text) => sayAndRead(prospect, { text }));
      await Promise.all(said);
    }
  }

  async function sayAndRead(prospect: Prospect, words: Words): Promise<void> {
    await after(thinkMs * random());
    const { history } = prospect;
    const isAnswered = words.isAnswered ?? history.verdict !== undefined;
    const sent = await prospect.say({ ...words, isAnswered, copies: 1 + Math.floor(3 * random()) });
    lives.acknowledged += 1;
    options.acknowledged();
    const id = sent.acknowledged[0]?.activityId;
    const shown = (entry: Entry) => (isAnswered ? entry.replyToId === id : entry.id === id);
    await Promise.race([prospect.sees(shown), after(longestWaitMs)]);
  }

  function pick(texts: readonly string[]): string {
    return texts[Math.floor(random() * texts.length)] ?? '';
  }
}
