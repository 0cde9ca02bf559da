import type { Offers } from '../interview/offers.ts';
import type { Scene } from '../interview/scene.ts';
import { flow } from '../questions/flow.ts';
import { describeAnswer } from './describe.ts';
import type { Reply } from './reply.ts';

/** Every answer once more, before anything is judged. */
export function reviewReply({ say, state, position, context }: Scene, offers: Offers, lead: string[]): Reply {
  const lines = flow.map(({ id }) => {
    const title = say(`questions.${id}.title`);
    return `- ${say('conversation.review.line', { title, answer: describeAnswer(id, position.answers, context) })}`;
  });
  return {
    text: [...lead, say('conversation.review.intro'), lines.join('\n')].join('\n\n'),
    language: state.language,
    suggestions: [
      offers.issue({ do: 'show-result' }, say('conversation.review.show')),
      offers.issue({ do: 'command', command: 'change' }, say('conversation.change.button')),
    ],
  };
}
