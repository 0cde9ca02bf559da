import { z } from 'zod';
import { parseOpeningHours } from '../../dialogs/desk/opening-hours.ts';
import { wholeNumberSetting } from './setting-forms.ts';

/** Whether staff can sign in to take conversations over, and when they do so. */
export const deskSettings = {
  DESK: z.enum(['on', 'off']).prefault('off').meta({
    description:
      'Lets staff sign in with a name and a password to take conversations over. The first start prints a link with which the first administrator joins.',
    expected: 'on or off',
  }),
  DESK_HOURS: z
    .string()
    .transform((text) => parseOpeningHours(text))
    .refine((hours) => hours !== undefined)
    .optional()
    .meta({
      description:
        'When staff take conversations over; always when not set. Outside these hours people can leave a message.',
      expected:
        'weekdays, times and a time zone, such as Mon-Fri 09:00-18:00 Europe/Madrid; further windows after commas',
      example: 'Mon-Fri 09:00-18:00, Sat 10:00-14:00 Europe/Madrid',
    }),
  DESK_WAIT_MINUTES: wholeNumberSetting(
    { from: 1, to: 1440, unset: 5 },
    'After how many minutes of waiting for a person staff are alerted, and a message form is offered.',
  ),
};
