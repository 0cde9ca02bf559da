import type { World } from '../conversation.ts';
import type { Scene } from '../interview/scene.ts';
import { flow } from '../questions/flow.ts';
import { whyReply } from '../replies/ask.ts';
import { linksOf } from '../replies/links.ts';
import { openScene } from './describe-conversation.ts';

/** A sentence of the catalogue that staff can say in a language they do not speak. */
export interface Insertable {
  key: string;
  group: 'greeting' | 'question' | 'requirement';
  title: string;
  /** In the agent's language. */
  text: string;
  /** In the prospect's. */
  prospectText: string;
}

const greetings = ['hello', 'moment', 'goodbye'] as const;

/** Greetings, every question, and why each is asked with the requirement behind it. */
export function listInsertables(
  stored: unknown,
  world: World,
  { language, name }: { language: string; name: string },
): Insertable[] {
  const [own, theirs] = [openScene(stored, world, language), openScene(stored, world)];
  if (!own || !theirs) return [];
  const both = (key: string, group: Insertable['group'], title: string, text: (scene: Scene) => string) => ({
    key,
    group,
    title,
    text: text(own),
    prospectText: text(theirs),
  });
  const greeted = greetings.map((id) =>
    both(`greeting:${id}`, 'greeting', own.say(`person.greetings.${id}.title`), ({ say }) =>
      say(`person.greetings.${id}.text`, { agent: name }),
    ),
  );
  const asked = flow.flatMap(({ id, parts }) =>
    parts.map((part) =>
      both(`question:${part.id}`, 'question', own.say(`questions.${id}.title`), ({ say, pack }) =>
        say(`questions.${part.id}.ask`, linksOf(pack)),
      ),
    ),
  );
  const explained = flow.flatMap((question) => {
    const [part] = question.parts;
    if (!part) return [];
    const title = own.say(`questions.${question.id}.title`);
    return both(`requirement:${question.id}`, 'requirement', title, (scene) => {
      const ask = { question, part, before: {} };
      return whyReply(scene, ask).text;
    });
  });
  return [...greeted, ...asked, ...explained];
}
