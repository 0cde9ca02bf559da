import { join } from 'node:path';
import { flow } from '../../dialogs/questions/flow.ts';
import type { Part, Question } from '../../dialogs/questions/question.ts';
import type { Texts } from '../../dialogs/texts.ts';
import { loadTexts } from '../locale-files.ts';

/** The interview as a Mermaid flowchart, from the definitions that run it. */
export function drawFlow(questions: readonly Question[], texts: Texts): string {
  const groups = questions.map((question, index) => drawQuestion(question, index + 1, texts));
  const chain = [
    'welcome([Welcome])',
    ...questions.map(({ id }) => id),
    'review([Review])',
    'result([Result])',
  ];
  const arrows = chain
    .slice(1)
    .map(
      (to, index) => `  ${nameOf(chain[index] ?? '')} --> ${index === chain.length - 2 ? to : nameOf(to)}`,
    );
  return ['flowchart TD', `  ${chain[0]}`, ...groups, `  ${chain.at(-2)}`, ...arrows].join('\n');
}

function drawQuestion({ id, requirement, parts }: Question, number: number, texts: Texts): string {
  const title = texts.say('en', `questions.${id}.title`);
  return [
    `  subgraph ${id}["${number} · ${title} (${requirement})"]`,
    ...parts.map((part) => `    ${drawPart(part, texts)}`),
    ...parts.slice(1).map((part, index) => `    ${arrow(parts[index], part)}`),
    '  end',
  ].join('\n');
}

function drawPart({ id, askedWhen }: Part, texts: Texts): string {
  const words = texts
    .say('en', `questions.${id}.ask`)
    .replaceAll('"', '’')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  return askedWhen ? `${id}-part{{"${words}"}}` : `${id}-part["${words}"]`;
}

function arrow(from: Part | undefined, { id, askedWhen }: Part): string {
  return askedWhen ? `${from?.id}-part -. "${askedWhen}" .-> ${id}-part` : `${from?.id}-part --> ${id}-part`;
}

function nameOf(node: string): string {
  return node.replace(/\(.*$/, '');
}

if (import.meta.main) console.log(drawFlow(flow, loadTexts(join(import.meta.dirname, '../../locales'))));
