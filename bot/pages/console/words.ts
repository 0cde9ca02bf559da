import { createContext, useContext } from 'react';
import { z } from 'zod';
import type { Setup } from './setup.ts';

/** The words of the console in one language, and numbers and times as that language writes them. */
export interface Words {
  tag: string;
  direction: 'ltr' | 'rtl';
  /** A text with its placeholders filled; empty when there is none. */
  say(key: string, values?: Record<string, string>): string;
  has(key: string): boolean;
  number(value: number): string;
  /** A day such as `2026-11-22`, in words. */
  day(iso: string): string;
  /** A moment's time of day, and its date unless it is today. In the person's own time zone unless one is named. */
  moment(iso: string, timeZone?: string): string;
  /** A duration in milliseconds, in its largest unit. */
  duration(ms: number): string;
  /** A language's name in this language. */
  language(tag: string): string;
  list(items: string[]): string;
}

const wordFile = z.record(z.string(), z.string());

/** Words by key, as a speaker of `tag`. */
export function createWords(
  tag: string,
  direction: 'ltr' | 'rtl',
  words: Readonly<Record<string, string>>,
): Words {
  const names = new Intl.DisplayNames([tag], { type: 'language' });
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  return {
    tag,
    direction,
    say: (key, values = {}) =>
      (words[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
    has: (key) => key in words,
    number: (value) => new Intl.NumberFormat(tag).format(value),
    day: (iso) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(`${iso}T00:00:00Z`),
      ),
    moment(iso, timeZone) {
      const at = new Date(iso);
      const isToday = at.toDateString() === new Date().toDateString();
      return new Intl.DateTimeFormat(tag, {
        timeStyle: 'short',
        ...(!isToday && { dateStyle: 'medium' }),
        ...(timeZone !== undefined && { timeZone }),
      }).format(at);
    },
    duration(ms) {
      const minutes = Math.max(0, Math.floor(ms / 60_000));
      if (minutes < 60) return unit(minutes, 'minute');
      if (minutes < 48 * 60) return unit(Math.floor(minutes / 60), 'hour');
      return unit(Math.floor(minutes / 1440), 'day');
    },
    language(other) {
      const name = names.of(other) ?? other;
      return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
    },
    list: (items) => new Intl.ListFormat(tag, { type: 'unit', style: 'short' }).format(items),
  };
}

/** The words in a language of the page, which the server gives as a file; undefined when they do not arrive. */
export async function fetchWords({ languages }: Setup, tag: string): Promise<Words | undefined> {
  const found = languages.find((language) => language.tag === tag);
  if (!found) return undefined;
  try {
    const answer = await fetch(found.words);
    return createWords(found.tag, found.direction, wordFile.parse(await answer.json()));
  } catch {
    return undefined;
  }
}

/** Words of any language of the page, each fetched once; one's own where another's do not arrive. */
export function createWordShelf(setup: Setup, own: Words): (tag: string) => Promise<Words> {
  const shelf = new Map([[own.tag, own]]);
  return async (tag) => {
    const found = shelf.get(tag) ?? (await fetchWords(setup, tag));
    if (found) shelf.set(tag, found);
    return found ?? own;
  };
}

export const WordsContext = createContext<Words>(createWords('en', 'ltr', {}));

/** The words of the console in the language of whoever uses it. */
export function useWords(): Words {
  return useContext(WordsContext);
}
