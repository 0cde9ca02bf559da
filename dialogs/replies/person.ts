import { type Desk, faces } from '../desk/desk.ts';
import { nextOpening, type OpeningHours, openingsIn } from '../desk/opening-hours.ts';
import type { Offers } from '../interview/offers.ts';
import type { Scene } from '../interview/scene.ts';
import type { PeopleAside } from '../interview/state.ts';
import { describeDay, describeDays, list } from './describe.ts';
import type { Choice } from './reply.ts';
import { zoneName } from './zones.ts';

/** The place in the queue, when people are there, and what happens next. */
export function queueParagraphs(scene: Scene, desk: Desk): string[] {
  const { say } = scene;
  const hours = desk.hours ? [hoursSentence(scene, desk.hours)] : [];
  return [say('person.asked'), ...placeSentence(scene, desk), ...hours, say('person.next')];
}

export function placeSentence({ say }: Scene, desk: Desk | undefined): string[] {
  return desk ? [say('person.place', { place: desk.place })] : [];
}

/** Nobody is there, since when they are again, and their hours. */
export function awayParagraphs(scene: Scene, hours: OpeningHours): string[] {
  const { say, world, context } = scene;
  const next = nextOpening(hours, world.now)?.toZonedDateTimeISO(context.timeZone);
  const back = next && {
    date: describeDay(next.toPlainDate().toString(), context.language),
    time: next.toPlainTime().toString({ smallestUnit: 'minute' }),
    zone: zoneName(context.timeZone, context),
  };
  return [say('person.away'), ...(back ? [say('person.back', back)] : []), hoursSentence(scene, hours)];
}

/** What is asked in between about people. */
export function peopleAside(
  { say, state }: Scene,
  aside: PeopleAside,
  offers: Offers,
): { text: string[]; suggestions: Choice[] } {
  const goOn = (title: string) => offers.issueQuiet({ do: 'continue' }, say(title));
  switch (aside) {
    case 'asking-line':
      return {
        text: [say('person.line.ask')],
        suggestions: [
          offers.issue({ do: 'ask-person' }, say('person.line.skip')),
          goOn('conversation.restart.no'),
        ],
      };
    case 'leaving-text':
      return { text: [say('person.leave.text')], suggestions: [goOn('person.leave.not')] };
    case 'leaving-reach':
      return { text: [say('person.leave.reach')], suggestions: [goOn('person.leave.not')] };
    case 'leaving-consent':
      return {
        text: [say('person.leave.consent', { reach: state.message?.reach ?? '' })],
        suggestions: [
          offers.issue({ do: 'send-message' }, say('person.leave.yes')),
          offers.issue({ do: 'continue' }, say('person.leave.no')),
        ],
      };
    case 'rating-line':
      return { text: [say('person.rating.line')], suggestions: [goOn('person.rating.none')] };
  }
}

/** What can be tapped beside the question: faces where a rating is due, and ways out of waiting. */
export function deskChoices(
  { say, world, state }: Scene,
  offers: Offers,
  rate: 'person' | 'result' | undefined,
): Choice[] {
  const { desk } = world;
  if (!desk) return [];
  const isDue = rate === 'person' || (rate === 'result' && !state.resultRated);
  return [
    ...(isDue
      ? faces.map((face) =>
          offers.issueQuiet({ do: 'rate', about: rate, face }, say(`person.rating.faces.${face}`)),
        )
      : []),
    ...(desk.stage === 'waiting' && desk.overdue
      ? [offers.issue({ do: 'leave-message' }, say('person.leave.button'))]
      : []),
    ...(desk.stage === 'waiting' ? [offers.issueQuiet({ do: 'stop-waiting' }, say('person.stop'))] : []),
  ];
}

/** The hours on the person's own clock. */
function hoursSentence({ say, context, world }: Scene, hours: OpeningHours): string {
  const windows = openingsIn(context.timeZone, hours, world.now).map(({ days, from, to }) =>
    say('answers.window', { days: describeDays(days, context), from, to }),
  );
  return say('person.hours', { hours: list(windows, context), zone: zoneName(context.timeZone, context) });
}
