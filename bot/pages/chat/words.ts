import { type PageLanguage, readWords, type Setup } from './setup.ts';

/** The words of the page in the language of the conversation. */
export interface Words {
  readonly language: PageLanguage;
  readonly languages: readonly PageLanguage[];
  say(key: string, values?: Record<string, string>): string;
  /** Runs `label` now and again each time the language changes. */
  label(label: () => void): void;
  /** Changes the language of the page to the nearest one it has. Keeps the old one when the words do not arrive. */
  change(tag: string): Promise<void>;
}

/** The words that came with the page; other languages are fetched when the conversation changes to them. */
export function createWords(setup: Setup, page: Document): Words {
  const fallback: PageLanguage = { tag: setup.language, name: '', direction: 'ltr', words: '' };
  const find = (tag: string) => setup.languages.find((language) => language.tag === tag);
  let language = find(setup.language) ?? fallback;
  let words = setup.words;
  let wanted = language;
  const labels: (() => void)[] = [];

  const say = (key: string, values: Record<string, string> = {}) =>
    (words[key] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

  return {
    get language() {
      return language;
    },
    languages: setup.languages,
    say,
    label(label) {
      labels.push(label);
      label();
    },
    async change(tag) {
      const next = find(tag) ?? find(tag.split('-')[0] ?? tag);
      if (!next || next === wanted) return;
      wanted = next;
      try {
        const answer = await fetch(next.words);
        const fetched = answer.ok ? readWords(await answer.json()) : undefined;
        // While these words travelled, the conversation may have changed to a third language.
        if (!fetched || wanted !== next) return;
        words = fetched;
        language = next;
        page.documentElement.lang = next.tag;
        page.documentElement.dir = next.direction;
        for (const label of labels) label();
      } catch {
        wanted = language;
      }
    },
  };
}
