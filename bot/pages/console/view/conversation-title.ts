import type { ConversationSummary } from '../../../staff-api/contract/conversations.ts';
import type { Words } from '../words.ts';

/** What a conversation is called, as prospects have no name: what they say it is about, else where they asked. */
export function conversationTitle(
  { line, topic, language }: Pick<ConversationSummary, 'line' | 'topic' | 'language'>,
  words: Words,
): string {
  if (line !== undefined && line !== '') return line;
  const question = topic?.question === undefined ? '' : words.say(`question.${topic.question}`);
  return question || words.language(language);
}

/** How somebody came to need a person, in a line. */
export function topicLine({ topic }: Pick<ConversationSummary, 'topic'>, words: Words): string | undefined {
  if (!topic) return undefined;
  const question = topic.question === undefined ? '' : words.say(`question.${topic.question}`);
  const { from: came } = topic;
  const from = words.say(`topic-${came === 'command' ? 'asked' : came}`);
  return question ? words.say('topicAt', { topic: from, question }) : from;
}

/** The state of a conversation as somebody of the staff would put it. */
export function stateLine(
  { state, agent }: Pick<ConversationSummary, 'state' | 'agent'>,
  meId: string,
  words: Words,
): string {
  if (state !== 'with-agent') return words.say(`state-${state}`);
  return agent?.id === meId
    ? words.say('withYou')
    : words.say('state-with-agent', { agent: agent?.name ?? '' });
}

export function requirementTitle(id: string, words: Words): string {
  return words.say(`requirement.${id}`) || id;
}
