import type { Interpretation, Reader, ReadingContext } from '../understanding/reading.ts';
import type { Knowledge } from './find-entry.ts';
import { splitQuestions } from './split-questions.ts';

/**
 * All that a message does: what it says, commands and asks. The reader knows the usual topics by their words; any
 * other known question is found by its likeness, unless the message was read as an answer and asks nothing.
 */
export function interpretMessage(
  message: string,
  context: ReadingContext,
  { reader, knowledge }: { reader: Reader; knowledge: Knowledge },
): Interpretation {
  const interpretation = reader.interpret(message, context);
  const { reading, command, topic, likelyTopic, elsewhere } = interpretation;
  const asks = /[?？؟]/u.test(message);
  if (topic || command || elsewhere || (reading.outcome !== 'nothing' && !asks && !likelyTopic))
    return interpretation;

  const { asked, rest } = splitQuestions(message, context.languages, knowledge);
  const [entry] = asked;
  if (!entry) return likelyTopic ? { ...interpretation, topic: likelyTopic } : interpretation;
  return { ...(rest ? reader.interpret(rest, context) : { reading: silence }), topic: entry };
}

const silence = { outcome: 'nothing', reason: 'unknown' } as const;
