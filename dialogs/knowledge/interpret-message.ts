import { withoutPleasantries } from '../understanding/pleasantries.ts';
import type { Interpretation, Reader, ReadingContext } from '../understanding/reading.ts';
import { withoutSideRemarks } from '../understanding/side-remarks/without-side-remarks.ts';
import type { Knowledge } from './find-entry.ts';
import { splitQuestions } from './split-questions.ts';

/**
 * All that a message does: what it says, commands and asks. Remarks that answer nothing are passed over, and so are
 * pleasantries, unless it says nothing without them. A remark alone answers nothing: "hope that's ok" agrees to nothing.
 */
export function interpretMessage(message: string, context: ReadingContext, world: World): Interpretation {
  const told = withoutSideRemarks(message, context.languages);
  const said = withoutPleasantries(told.said, context.languages);
  const first = interpretWords(said, context, world);
  const interpretation =
    said === told.said || saysSomething(first) ? first : interpretWords(told.said, context, world);
  return told.nothingElse ? withoutAnswer(interpretation) : interpretation;
}

/** "My English is not so good", alone, neither answers nor asks for English. */
function withoutAnswer({ reading, command, ...rest }: Interpretation): Interpretation {
  return {
    ...rest,
    ...(command && command.command !== 'language' ? { command } : {}),
    reading: reading.outcome === 'value' ? silence : reading,
  };
}

interface World {
  reader: Reader;
  knowledge: Knowledge;
}

function saysSomething({ reading, command, topic, elsewhere, asks }: Interpretation): boolean {
  const read = reading.outcome !== 'nothing' || reading.reason !== 'unknown';
  return read || command !== undefined || topic !== undefined || (elsewhere ?? asks) === true;
}

/**
 * The reader knows the usual topics by their words; any other known question is found by its likeness, unless the
 * message was read as an answer and asks nothing.
 */
function interpretWords(
  message: string,
  context: ReadingContext,
  { reader, knowledge }: World,
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
