import { type Item, is, meaningOf } from './items.ts';
import { commands, type SpokenCommand } from './reading.ts';

/** Words that may surround a command without changing it. */
const courtesies = ['filler', 'polite', 'comma', 'dot', 'exclamation', 'question', 'quote', 'and'];

/** Reads a command only if the whole message is one: "back" is, "we went back to work in May" is not. */
export function readCommand(items: Item[]): SpokenCommand | undefined {
  const meant = items.filter((item) => !courtesies.some((tag) => is(item, tag)));
  const to = meant.map((item) => meaningOf(item, 'language')).find((language) => language !== undefined);
  if (
    to !== undefined &&
    meant.every(
      (item) => is(item, 'language') || is(item, 'language-switch') || commandOf(item) === 'language',
    )
  ) {
    return { command: 'language', to };
  }
  const target = meant.map((item) => meaningOf(item, 'target')).find((name) => name !== undefined);
  if (target !== undefined && meant.every((item) => is(item, 'target') || commandOf(item) === 'change')) {
    return meant.some((item) => commandOf(item) === 'change') ? { command: 'change', target } : undefined;
  }
  const [only, another] = meant;
  const command = only && another === undefined ? commandOf(only) : undefined;
  return command === undefined ? undefined : { command };
}

function commandOf(item: Item): SpokenCommand['command'] | undefined {
  const value = meaningOf(item, 'command');
  return commands.find((command) => command === value);
}
