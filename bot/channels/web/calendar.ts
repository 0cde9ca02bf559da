import ical from 'ical-generator';
import { z } from 'zod';
import { GuideError } from '../../../dialogs/errors.ts';
import type { Texts } from '../../../dialogs/texts.ts';
import type { Route } from '../../http/route.ts';

const requested = z.object({ day: z.iso.date(), lang: z.string().max(64).default('en') });

/** Where the calendar file of a day is, in a language. */
export function calendarPath(day: string, language: string): string {
  return `/calendar/${day}.ics?${new URLSearchParams({ lang: language })}`;
}

/**
 * A calendar file for the first day on which a company qualifies. It holds nothing about the company, so anybody
 * may ask for any day.
 */
export function calendarRoute(texts: Texts, clock: () => Temporal.Instant): Route {
  return {
    method: 'GET',
    path: '/calendar/:file',
    name: 'calendar',
    answer({ params, query }) {
      const asked = requested.safeParse({
        day: /^(.+)\.ics$/.exec(params.file ?? '')?.[1],
        lang: query.get('lang') ?? undefined,
      });
      if (!asked.success) throw new GuideError('not-found', '');
      const { day, lang } = asked.data;
      const language = texts.match([lang]);
      const calendar = ical({ prodId: { company: 'registration-guide', product: 'calendar' } });
      calendar.createEvent({
        // the same day twice is the same entry, not a second one
        id: `${day}@registration-guide`,
        start: new Date(`${day}T00:00:00Z`),
        allDay: true,
        stamp: new Date(clock().epochMilliseconds),
        summary: texts.say(language, 'result.calendar.title'),
        description: texts.say(language, 'result.calendar.description'),
      });
      return {
        status: 200,
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="${day}.ics"`,
          'content-language': language,
        },
        body: calendar.toString(),
      };
    },
  };
}
