import { relativeTime } from '../formats.ts';
import type { Offers } from '../interview/offers.ts';
import { possibleReminders, standingReminders } from '../interview/reminders.ts';
import type { Scene } from '../interview/scene.ts';
import { describeDay } from './describe.ts';
import type { Card, Choice } from './reply.ts';

/** The reminders that stand, as a paragraph and a list; nothing if there are none. */
export function reminderList({ state, say, context }: Scene): string[] {
  const lines = standingReminders(state).map(
    ({ kind, day }) => `- ${say(`reminders.listed.${kind}`, { date: describeDay(day, context.language) })}`,
  );
  return lines.length > 0 ? [say('reminders.list'), lines.join('\n')] : [];
}

/** Buttons for what could be reminded of. */
export function reminderOffers(scene: Scene, offers: Offers): Choice[] {
  const { say, context } = scene;
  return possibleReminders(scene).map(({ kind, day }) =>
    offers.issue(
      { do: 'remind', reminder: kind },
      say(`reminders.buttons.${kind}`, day ? { date: describeDay(day, context.language) } : {}),
    ),
  );
}

/** Buttons that cancel what stands. */
export function reminderCancels({ state, say, context }: Scene, offers: Offers): Choice[] {
  return standingReminders(state).map(({ kind, day }) =>
    offers.issueQuiet(
      { do: 'forget', reminder: kind },
      say('reminders.buttons.cancel', { date: describeDay(day, context.language) }),
    ),
  );
}

const usualWaits = [
  [2, 'week'],
  [1, 'month'],
  [3, 'month'],
] as const;

/** Usual days on which a new licence may be expected. */
export function licenceDays({ say, context }: Scene, offers: Offers): Choice[] {
  const { language, today } = context;
  return usualWaits.map(([count, unit]) => {
    const day = today.add({ [`${unit}s`]: count }).toString();
    const when = relativeTime(language, { numeric: 'always' }).format(count, unit);
    return offers.issue(
      { do: 'remind-on', day },
      say('reminders.when', { when, date: describeDay(day, language) }),
    );
  });
}

/** A form for the day on which a new licence is expected. */
export function licenceDayCard({ say, context }: Scene, offers: Offers): Card {
  const send = offers.issue({ do: 'remind-form' }, say('conversation.skip-to-form'));
  const min = context.today.add({ days: 1 }).toString();
  return {
    blocks: [
      { kind: 'fields', fields: [{ kind: 'date', id: 'date', label: say('reminders.licence.day'), min }] },
    ],
    actions: [{ kind: 'submit', action: send.action, title: send.title, primary: true }],
  };
}
