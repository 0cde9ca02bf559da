import { isOpen, nextOpening, openingsIn, parseOpeningHours } from '../../../dialogs/desk/opening-hours.ts';

const at = (moment: string) => Temporal.Instant.from(moment);

function hoursOf(text: string) {
  const hours = parseOpeningHours(text);
  if (!hours) throw new Error(`not read: ${text}`);
  return hours;
}

describe('opening hours', () => {
  it.each([
    '',
    'Mon-Fri 09:00-18:00',
    'Mon-Fri 09:00-18:00 Europe/Atlantis',
    'Mon-Fry 09:00-18:00 UTC',
    'Mon 9-18 UTC',
    'Mon 24:00-25:00 UTC',
    'Mon-Fri 09:00-18:00, UTC',
  ])('are refused when they are “%s”', (text) => {
    expect(parseOpeningHours(text)).toBeUndefined();
  });

  const madrid = hoursOf('Mon-Fri 09:00-18:00, Sat 10:00-14:00 Europe/Madrid');
  it.each([
    ['a minute before they begin', '2026-11-23T07:59:59Z', false],
    ['when they begin', '2026-11-23T08:00:00Z', true],
    ['when they end', '2026-11-23T17:00:00Z', false],
    ['in the shorter ones of Saturday', '2026-11-28T12:59:00Z', true],
    ['after those', '2026-11-28T13:00:00Z', false],
    ['on Sunday', '2026-11-29T10:00:00Z', false],
    ['in summer, an hour earlier by UTC', '2026-07-06T07:00:00Z', true],
  ])('tell %s whether somebody is there', (_when, moment, expected) => {
    expect(isOpen(madrid, at(moment))).toBe(expected);
  });

  it('pass midnight when they end before they begin', () => {
    const night = hoursOf('Fri 22:00-06:00 Asia/Singapore');
    expect(isOpen(night, at('2026-11-27T21:59:00Z'))).toBe(true);
    expect(isOpen(night, at('2026-11-27T22:00:00Z'))).toBe(false);
  });

  it('name the next beginning, over a weekend too', () => {
    expect(String(nextOpening(madrid, at('2026-11-28T13:00:00Z')))).toBe('2026-11-30T08:00:00Z');
    expect(String(nextOpening(madrid, at('2026-11-23T07:00:00Z')))).toBe('2026-11-23T08:00:00Z');
  });

  it('are said on the clock of another zone, on the weekday they begin there', () => {
    const office = hoursOf('Mon-Fri 09:00-18:00 Asia/Singapore');
    expect(openingsIn('America/Mexico_City', office, at('2026-11-24T00:00:00Z'))).toEqual([
      { days: expect.arrayContaining(['sun', 'mon', 'tue', 'wed', 'thu']), from: '19:00', to: '04:00' },
    ]);
    expect(openingsIn('Asia/Kathmandu', office, at('2026-11-24T00:00:00Z'))[0]).toMatchObject({
      from: '06:45',
      to: '15:45',
    });
  });
});
