import type { Offers } from '../interview/offers.ts';
import type { Scene } from '../interview/scene.ts';
import { type Aside, isPeopleAside, type PeopleAside } from '../interview/state.ts';
import { flow } from '../questions/flow.ts';
import { ownName } from './own-name.ts';
import { peopleAside } from './person.ts';
import { licenceDayCard, licenceDays, reminderCancels, reminderList, reminderOffers } from './reminders.ts';
import type { Card, Choice, Reply } from './reply.ts';

/** What is asked in between: a list to pick from, or "are you sure?". */
export function asideReply(scene: Scene, aside: Aside, offers: Offers, lead: string[]): Reply {
  const { state } = scene;
  const built: BuiltAside = isPeopleAside(aside)
    ? peopleAside(scene, aside, offers)
    : build(scene, aside, offers);
  const { text, suggestions, card } = built;
  return {
    text: [...lead, ...text].join('\n\n'),
    language: state.language,
    suggestions,
    ...(card ? { card } : {}),
  };
}

interface BuiltAside {
  text: string[];
  suggestions: Choice[];
  card?: Card;
}

function build(scene: Scene, aside: Exclude<Aside, PeopleAside>, offers: Offers): BuiltAside {
  const { say, state } = scene;
  const goOn = (title = 'conversation.restart.no') => offers.issueQuiet({ do: 'continue' }, say(title));
  switch (aside) {
    case 'choosing-change':
      return { text: [say('conversation.change.choose')], suggestions: [...changes(scene, offers), goOn()] };
    case 'choosing-trial':
      return {
        text: [say('result.trial.choose')],
        suggestions: [...trials(scene, offers), goOn('result.trial.back')],
      };
    case 'choosing-trial-date':
      return {
        text: [say('result.trial.choose-date')],
        suggestions: [goOn('result.trial.back')],
        card: dateCard(scene, offers),
      };
    case 'choosing-language':
      return { text: [say('conversation.language.choose')], suggestions: languages(scene, offers) };
    case 'choosing-reminder':
      return {
        text: state.reminders ? reminderList(scene) : [say('reminders.none')],
        suggestions: [...reminderOffers(scene, offers), ...reminderCancels(scene, offers), goOn()],
      };
    case 'choosing-licence-day':
      return {
        text: [say('reminders.licence.when')],
        suggestions: [...licenceDays(scene, offers), goOn('reminders.buttons.no-more')],
        card: licenceDayCard(scene, offers),
      };
    case 'asking-licence':
      return {
        text: [say('reminders.due.licence')],
        suggestions: [
          offers.issue({ do: 'renewed' }, say('questions.licence.choices.valid')),
          offers.issue({ do: 'remind', reminder: 'licence' }, say('reminders.buttons.not-yet')),
          goOn('reminders.buttons.no-more'),
        ],
      };
    case 'confirming-restart':
      return {
        text: [say('conversation.restart.ask')],
        suggestions: [
          offers.issue({ do: 'restart' }, say('conversation.restart.yes')),
          offers.issue({ do: 'continue' }, say('conversation.restart.no')),
        ],
      };
    case 'confirming-return':
      return {
        text: [say('person.return.ask')],
        suggestions: [
          offers.issue({ do: 'return' }, say('person.return.yes')),
          offers.issue({ do: 'continue' }, say('person.return.no')),
        ],
      };
    case 'confirming-delete':
      return {
        text: [say('conversation.delete.ask')],
        suggestions: [
          offers.issue({ do: 'delete' }, say('conversation.delete.yes')),
          offers.issue({ do: 'continue' }, say('conversation.delete.no')),
        ],
      };
  }
}

function changes({ say, position }: Scene, offers: Offers): Choice[] {
  return flow
    .filter(({ id }) => position.answers[id])
    .map(({ id }) => offers.issue({ do: 'change', question: id }, say(`questions.${id}.title`)));
}

function trials({ say }: Scene, offers: Offers): Choice[] {
  return [
    offers.issue({ do: 'try', question: 'as-of' }, say('result.trial.date-of-applying')),
    ...flow.map(({ id }) => offers.issue({ do: 'try', question: id }, say(`questions.${id}.title`))),
  ];
}

/** Every language in its own name, so that nobody is trapped in one they cannot read. */
function languages({ world }: Scene, offers: Offers): Choice[] {
  return world.texts.languages.map((tag) => offers.issue({ do: 'language', to: tag }, ownName(tag)));
}

function dateCard({ say, context }: Scene, offers: Offers): Card {
  const send = offers.issue({ do: 'try-date' }, say('conversation.skip-to-form'));
  return {
    blocks: [
      {
        kind: 'fields',
        fields: [
          {
            kind: 'date',
            id: 'date',
            label: say('result.trial.date-of-applying'),
            min: context.today.toString(),
          },
        ],
      },
    ],
    actions: [{ kind: 'submit', action: send.action, title: send.title, primary: true }],
  };
}
