import fc from 'fast-check';
import { clientActivity } from '../../../../bot/channels/web/client-activity.ts';

const allowed = ['type', 'name', 'text', 'value', 'locale', 'localTimezone', 'channelData'];
const forbidden = [
  'from',
  'recipient',
  'conversation',
  'serviceUrl',
  'channelId',
  'callerId',
  'id',
  'timestamp',
];

it('lets no field through that is not allowed, whatever a client sends', () => {
  const anything = fc.oneof(
    fc.record({
      type: fc.constantFrom('message', 'event', 'typing', 'invoke'),
      name: fc.constant('webchat/join'),
    }),
    fc.record({
      type: fc.constant('message'),
      text: fc.string(),
      value: fc.jsonValue(),
      channelData: fc.object(),
    }),
  );
  const extra = fc.dictionary(
    fc.constantFrom(...forbidden, '__proto__', 'entities', 'attachments'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(anything, extra, (activity, more) => {
      const parsed = clientActivity.safeParse({ ...more, ...activity });
      const fields = parsed.success ? Object.keys(parsed.data) : [];
      expect(fields.filter((field) => !allowed.includes(field))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('drops a locale or a time zone that does not exist instead of refusing what the person said', () => {
  const said = { type: 'message', text: 'hello', locale: 'e<n', localTimezone: 'Mars/Base' };
  expect(clientActivity.parse(said)).toEqual({ type: 'message', text: 'hello' });
  const existing = { ...said, locale: 'zh-Hans-CN', localTimezone: 'Asia/Kathmandu' };
  expect(clientActivity.parse(existing)).toMatchObject({
    locale: 'zh-Hans-CN',
    localTimezone: 'Asia/Kathmandu',
  });
});

it('takes a client id of one to 200 characters', () => {
  const withId = (clientActivityID: unknown) =>
    clientActivity.safeParse({ type: 'message', text: '', channelData: { clientActivityID } }).success;
  expect([withId('a'), withId('a'.repeat(200))]).toEqual([true, true]);
  expect([withId(''), withId('a'.repeat(201)), withId(5)]).toEqual([false, false, false]);
});
