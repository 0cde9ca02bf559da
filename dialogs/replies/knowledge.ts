import type { Offers } from '../interview/offers.ts';
import type { Scene } from '../interview/scene.ts';
import { knowledgeEntries } from '../knowledge/entries.ts';
import { flow } from '../questions/flow.ts';
import { describeDay } from './describe.ts';
import type { Reply } from './reply.ts';

/** What is known about a question people ask, with its source and how sure it is. */
export function knownAnswer({ say, pack, context }: Scene, id: string): string {
  const entry = knowledgeEntries.find((each) => each.id === id);
  if (!entry) return say('conversation.missed-here');
  const answer = say(`knowledge.entries.${id}.answer`);
  if (entry.topic === undefined) return answer;
  const link = pack.links.find(({ topic }) => topic === entry.topic);
  const source = say(`knowledge.sure.${entry.sure}`, {
    title: say(`knowledge.titles.${entry.topic}`),
    url: link?.url ?? pack.source.url,
    date: entry.readOn ? describeDay(entry.readOn, context.language) : say('result.undated'),
  });
  return `${answer} ${source}`;
}

/** Offers the known questions that a message comes near to. */
export function nearReply({ say, state, position, context }: Scene, near: string[], offers: Offers): Reply {
  const next = position.next?.question;
  return {
    text: say('knowledge.did-you-mean'),
    language: state.language,
    suggestions: [
      ...near.map((entry) =>
        offers.issue({ do: 'tell', entry }, firstQuestion(entry, context.language, say)),
      ),
      offers.issueQuiet({ do: 'continue' }, say('knowledge.none-of-these')),
    ],
    ...(next ? { question: { id: next.id, number: flow.indexOf(next) + 1, of: flow.length } } : {}),
  };
}

function firstQuestion(entry: string, language: string, say: Scene['say']): string {
  const [asked = ''] = say(`knowledge.entries.${entry}.asked`).split('|');
  const question = asked.trim();
  return question.charAt(0).toLocaleUpperCase(language) + question.slice(1);
}
