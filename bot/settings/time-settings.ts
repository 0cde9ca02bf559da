import { wholeNumberSetting } from './setting-forms.ts';

/** How long what is kept of people stays, and what is looked for by the clock. */
export const timeSettings = {
  RETAIN_CONVERSATIONS_DAYS: days(
    400,
    'After how many days without a word a conversation is removed with all that belongs to it. One with a reminder to come or a request for a person that is not closed stays until that is over.',
  ),
  RETAIN_HANDOFFS_DAYS: days(
    180,
    'How many days requests for a person that are over, left messages, internal notes and ratings are kept, if their conversation is.',
  ),
  RETAIN_MISREAD_DAYS: days(
    180,
    'How many days messages that were not understood are kept, masked, for correcting the words.',
  ),
  RETAIN_INBOX_DAYS: days(
    30,
    'How many days a message that is sent again is known to have been taken already.',
  ),
  RETAIN_DELIVERIES_DAYS: days(
    30,
    'How many days it is kept that a message could not be delivered to Teams.',
  ),
  RETAIN_AUDIT_DAYS: days(
    1100,
    'How many days the audit log of the desk is kept. It holds ids, never what anybody said.',
  ),
  PURGE_HOUR: wholeNumberSetting(
    { from: 0, to: 23, unset: 2 },
    'The hour, in UTC, from which on what is past its time is removed, once a day; at the next start if the server was off.',
  ),
  REMINDER_SECONDS: wholeNumberSetting(
    { from: 1, to: 3600, unset: 30 },
    'How often to look for reminders that are due, in seconds.',
  ),
};

function days(unset: number, description: string) {
  return wholeNumberSetting({ from: 1, to: 3650, unset }, description);
}
