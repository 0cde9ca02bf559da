import type { Assessment, Verdict } from '../rules/assessment.ts';

/** Something to tap. `action` is issued for one conversation and one revision and means nothing elsewhere. */
export interface Choice {
  action: string;
  title: string;
  /** An aside ("why do you ask?") rather than an answer; a channel may show it quieter. */
  quiet?: true;
}

export type Field =
  | { kind: 'date'; id: string; label: string; min?: string; max?: string; value?: string }
  | { kind: 'time'; id: string; label: string; value?: string }
  | { kind: 'number'; id: string; label: string; min: number; max: number; value?: number }
  | {
      kind: 'choice';
      id: string;
      label: string;
      many: boolean;
      options: { value: string; title: string }[];
      value?: string;
    };

/** One line of the coverage picture: a buyers' day, hour by hour. */
export interface CoverageRow {
  label: string;
  verdict: Verdict;
  /** 24 numbers from 0 to 1: the share of each local hour that is covered on a working day. */
  hours: number[];
  /** The same in words. */
  words: string;
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; subtle?: boolean }
  | { kind: 'quote'; text: string; language: string; source: string; url: string }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | {
      kind: 'verdict';
      verdict: Verdict;
      title: string;
      verdictWord: string;
      text: string[];
      source: string;
      url: string;
    }
  | { kind: 'coverage'; title: string; alt: string; band: [from: number, to: number]; rows: CoverageRow[] }
  | { kind: 'details'; title: string; blocks: Block[] }
  | { kind: 'fields'; fields: Field[] };

export type CardAction =
  | { kind: 'submit'; action: string; title: string; primary?: boolean }
  | { kind: 'link'; url: string; title: string };

/** A card in no channel's format. */
export interface Card {
  blocks: Block[];
  actions: CardAction[];
}

/** What staff are told that the bot did while one of them talks with the prospect. */
export const besideNotices = [
  'delete-asked',
  'data-sent',
  'language-asked',
  'language-changed',
  'return-asked',
  'returned',
  'stayed',
] as const;
export type BesideNotice = (typeof besideNotices)[number];

/**
 * One message of the bot in no channel's format. `text` is a whole message on its own (paragraphs, **bold**,
 * lists and [links](https://…) in Markdown); a card adds to it and is never the only carrier of a meaning.
 */
export interface Reply {
  text: string;
  /** BCP 47 tag of the language it is written in. */
  language: string;
  card?: Card;
  suggestions?: Choice[];
  question?: { id: string; number: number; of: number };
  assessment?: Assessment;
  notice?: BesideNotice;
}
