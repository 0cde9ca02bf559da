import { join } from 'node:path';
import { loadTexts } from '../bot/locale-files.ts';
import { loadRulePacks } from '../bot/rule-packs.ts';
import type { World } from '../dialogs/conversation.ts';
import { createKnowledge } from '../dialogs/knowledge/find-entry.ts';
import { createReader } from '../dialogs/understanding/create-reader.ts';
import { createLanguageDetector } from '../dialogs/understanding/detect-language.ts';
import { languageSamples } from '../dialogs/understanding/language-samples.ts';

const root = join(import.meta.dirname, '..');
const texts = loadTexts(join(root, 'locales'));
const packs = loadRulePacks({ folder: join(root, 'dialogs/rules/packs'), current: 'koogallery' });
const reader = createReader();
const knowledge = createKnowledge(texts);
const detector = createLanguageDetector(() => languageSamples(texts));

/** The world as it is in production, on a day of the test's choice (noon, UTC). */
export function worldOn(day: string, links: Partial<World['links']> = {}): World {
  return {
    now: Temporal.Instant.from(`${day}T12:00:00Z`),
    packs,
    texts,
    reader,
    knowledge,
    detector,
    links: {
      myData: () => 'https://guide.example/my-data/link',
      calendar: (date, language) => `https://guide.example/calendar/${date}.ics?lang=${language}`,
      ...links,
    },
  };
}
