import { wholeNumber } from './setting-forms.ts';

/** How long what is kept of people stays, and what is looked for by the clock. */
export const timeSettings = {
  RETAIN_CONVERSATIONS_DAYS: wholeNumber(1, 3650).prefault('400').meta({
    description:
      'After how many days without a word a conversation is removed with all that belongs to it. One with a reminder to come or a request for a person that is not closed stays until that is over.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_HANDOFFS_DAYS: wholeNumber(1, 3650).prefault('180').meta({
    description:
      'How many days requests for a person that are over, left messages, internal notes and ratings are kept, if their conversation is.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_MISREAD_DAYS: wholeNumber(1, 3650).prefault('180').meta({
    description:
      'How many days messages that were not understood are kept, masked, for correcting the words.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_INBOX_DAYS: wholeNumber(1, 3650).prefault('30').meta({
    description: 'How many days a message that is sent again is known to have been taken already.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_DELIVERIES_DAYS: wholeNumber(1, 3650).prefault('30').meta({
    description: 'How many days it is kept that a message could not be delivered to Teams.',
    expected: 'a whole number from 1 to 3650',
  }),
  RETAIN_AUDIT_DAYS: wholeNumber(1, 3650).prefault('1100').meta({
    description: 'How many days the audit log of the desk is kept. It holds ids, never what anybody said.',
    expected: 'a whole number from 1 to 3650',
  }),
  PURGE_HOUR: wholeNumber(0, 23).prefault('2').meta({
    description:
      'The hour, in UTC, from which on what is past its time is removed, once a day; at the next start if the server was off.',
    expected: 'a whole number from 0 to 23',
  }),
  REMINDER_SECONDS: wholeNumber(1, 3600).prefault('30').meta({
    description: 'How often to look for reminders that are due, in seconds.',
    expected: 'a whole number from 1 to 3600',
  }),
};
