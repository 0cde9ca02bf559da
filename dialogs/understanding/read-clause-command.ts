import { type Item, is } from './items.ts';
import { isCommandAlone, readCommand } from './read-command.ts';
import type { SpokenCommand } from './reading.ts';
import { isQuestion, isSign } from './sentences.ts';
import type { Themes } from './topics/find-themes.ts';

/** What only answers hold: beside them a clause that sounds like a command is part of the answer. */
const ofAnswers = ['digits', 'month', 'weekday', 'country', 'zone', 'pre-sales', 'after-sales'];
/** These only explain another command: "I'm a bit lost, take me back". */
const explains: SpokenCommand['command'][] = ['help'];

/**
 * A command that stands in a clause of its own beside what explains it: "my Russian is poor, in German please". Only
 * for messages in which nothing else was understood, as what the other clauses say is not known.
 */
export function readClauseCommand(
  sentence: Item[],
  themesOf: (words: Item[]) => Themes,
): SpokenCommand | undefined {
  const clauses = toClauses(sentence);
  if (clauses.length < 2 || sentence.some(isOfAnswer)) return undefined;
  const commands = clauses.flatMap((clause) => {
    const command = readCommand(clause, () => themesOf(clause));
    if (command === undefined || (command.command === 'change' && command.target === undefined)) return [];
    const asked = isCommandAlone(clause, command) || isQuestion(clause) || themesOf(clause).asks;
    return command.command !== 'language' || asked ? [command] : [];
  });
  const said = commands.filter(({ command }) => !explains.includes(command));
  const [command, another] = said.length > 0 ? said : commands;
  // わからないので税理士に確認します: who does not know and therefore asks somebody else wants no help.
  if (said.length === 0 && sentence.some((item) => is(item, 'because'))) return undefined;
  const same =
    another?.command === command?.command &&
    another?.to === command?.to &&
    another?.target === command?.target;
  return another === undefined || same ? command : undefined;
}

/** *Inggris* is England and English. */
function isOfAnswer(item: Item): boolean {
  return ofAnswers.some((tag) => is(item, tag)) && !is(item, 'language');
}

/** Thai parts clauses by a space. */
const isThai = /^\p{Script=Thai}/u;

function toClauses(sentence: Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of sentence) {
    if (is(item, 'comma') || is(item, 'because')) clauses.push([]);
    else if (isThai.test(item.raw) && !item.glued) clauses.push([item]);
    else clauses.at(-1)?.push(item);
  }
  return clauses.filter((clause) => clause.some((item) => !isSign(item)));
}
