import type { Offers } from '../interview/offers.ts';
import type { Ask } from '../interview/position.ts';
import type { Scene } from '../interview/scene.ts';
import type { PartAnswer } from '../interview/state.ts';
import { flow } from '../questions/flow.ts';
import { describeDay, describePart } from './describe.ts';
import { linksOf } from './links.ts';
import { ownName } from './own-name.ts';
import type { Card, Choice, Reply } from './reply.ts';

/** Puts a question: number and title, the words, an example, the answers to tap and the form. */
export function askReply(scene: Scene, ask: Ask, offers: Offers, lead: string[]): Reply {
  const { part } = ask;
  const { say, state } = scene;
  const example = say(`questions.${part.id}.example`);
  // who was just told how to write it need not read it twice
  const isGiven = lead.some((paragraph) => paragraph.includes(example));
  const words = [
    heading(scene, ask),
    say(`questions.${part.id}.ask`, linksOf(scene.pack)),
    ...(isGiven ? [] : [say('conversation.example', { example })]),
  ];
  const card = formCard(scene, ask, offers);
  return {
    text: [...lead, ...words].join('\n\n'),
    language: state.language,
    question: progress(ask),
    suggestions: [...answers(scene, ask, offers), ...asides(scene, offers)],
    ...(card ? { card } : {}),
  };
}

/** Offers the meanings of an ambiguous message to choose from. */
export function whichReply(scene: Scene, ask: Ask, meanings: PartAnswer[], offers: Offers): Reply {
  const { say, state, context } = scene;
  const choices = meanings.map((answer) =>
    offers.issue(
      { do: 'take', question: ask.question.id, part: ask.part.id, answer },
      describePart(ask.part.id, answer, context),
    ),
  );
  return {
    text: say(meanings.length === 1 ? 'conversation.meant' : 'conversation.which'),
    language: state.language,
    question: progress(ask),
    suggestions: [
      ...choices,
      offers.issueQuiet({ do: 'continue' }, say('knowledge.none-of-these')),
      ...otherLanguage(scene, offers),
    ],
  };
}

/** Why the pending question is asked, with the requirement in its original English, its source and date. */
export function whyReply(scene: Scene, ask: Ask): Reply {
  const { say, state, pack } = scene;
  const requirement = pack.requirements.find(({ id }) => id === ask.question.requirement);
  const why = say('conversation.why-asked.text', { why: say(`questions.${ask.question.id}.why`) });
  const unofficial = state.language === 'en' ? [] : [say('conversation.why-asked.unofficial')];
  if (!requirement) return { text: why, language: state.language };
  const { title, url, updatedOn } = pack.source;
  const source = say('conversation.why-asked.source', {
    title,
    date: updatedOn ? describeDay(updatedOn, state.language) : say('result.undated'),
  });
  return {
    text: [
      why,
      say('conversation.why-asked.requirement'),
      `> ${requirement.text}`,
      `[${source}](${url})`,
      ...unofficial,
    ].join('\n\n'),
    language: state.language,
  };
}

function heading({ say }: Scene, { question }: Ask): string {
  const number = flow.indexOf(question) + 1;
  return say('conversation.heading', {
    number,
    of: flow.length,
    title: say(`questions.${question.id}.title`),
  });
}

function progress({ question }: Ask): NonNullable<Reply['question']> {
  return { id: question.id, number: flow.indexOf(question) + 1, of: flow.length };
}

function answers({ say, state }: Scene, { question, part }: Ask, offers: Offers): Choice[] {
  const where = { question: question.id, part: part.id };
  const choices = part.choices.map(({ id }) =>
    offers.issue({ do: 'choose', ...where, choice: id }, say(`questions.${part.id}.choices.${id}`)),
  );
  const unsure = offers.issue({ do: 'unsure', ...where }, say('conversation.not-sure'));
  const person = offers.issue({ do: 'command', command: 'human' }, say('conversation.person.button'));
  return state.misses >= 3 ? [...choices, unsure, person] : [...choices, unsure];
}

/** The language of the last message, if it was another one: a tap away, not yet taken. */
function otherLanguage({ state: { heardLanguage } }: Scene, offers: Offers): Choice[] {
  return heardLanguage
    ? [offers.issueQuiet({ do: 'language', to: heardLanguage }, ownName(heardLanguage))]
    : [];
}

function asides(scene: Scene, offers: Offers): Choice[] {
  const { say, position, state } = scene;
  const why = offers.issueQuiet({ do: 'command', command: 'why' }, say('conversation.why'));
  const language = otherLanguage(scene, offers);
  if (position.answered.length === 0 && !state.replacing) return [why, ...language];
  return [
    why,
    ...language,
    offers.issueQuiet({ do: 'command', command: 'back' }, say('conversation.correct')),
  ];
}

function formCard({ say, context }: Scene, { question, part }: Ask, offers: Offers): Card | undefined {
  if (!part.form) return undefined;
  const send = offers.issue(
    { do: 'form', question: question.id, part: part.id },
    say('conversation.skip-to-form'),
  );
  return {
    blocks: [{ kind: 'fields', fields: part.form.fields(context) }],
    actions: [{ kind: 'submit', action: send.action, title: send.title, primary: true }],
  };
}
