import type { StaffMember, SupportWindow } from '../../dialogs/rules/facts.ts';
import type {
  CoverageValue,
  EstablishedValue,
  Interpretation,
  SpokenCommand,
  StaffingValue,
  Value,
} from '../../dialogs/understanding/reading.ts';

/** An interpretation in the flat vocabulary of `npm run understand`; what was not read is left out. */
export function describeReading({
  reading,
  command,
  topic,
  likelyTopic,
}: Interpretation): Record<string, unknown> {
  const faq = topic ?? likelyTopic;
  const also = { ...(command ? inVocabulary(command) : {}), ...(faq === undefined ? {} : { faq }) };
  // What somebody agrees to is reported alone: a question beside it must not look like a part of the consent.
  if (reading.outcome === 'value' && reading.candidate.value.kind === 'consent')
    return describeValue(reading.candidate.value);
  if (reading.outcome === 'value') {
    const described = { ...describeValue(reading.candidate.value), ...also };
    // A city alone: whether it is a market or a zone depends on which of them is asked for.
    return Object.keys(described).length > 0 ? described : { none: true, reason: 'ambiguous' };
  }
  if (reading.outcome === 'choose') {
    const candidates = reading.candidates.map(({ value }) => describeValue(value));
    return { none: true, reason: 'ambiguous', candidates, ...also };
  }
  return Object.keys(also).length > 0 ? also : { none: true, reason: reading.reason };
}

/** "Why do you ask?" is a kind of help in the vocabulary of the readings. */
function inVocabulary(spoken: SpokenCommand): Record<string, unknown> {
  return spoken.command === 'why' ? { command: 'help' } : { ...spoken };
}

function describeValue(value: Value): Record<string, unknown> {
  switch (value.kind) {
    case 'established':
      return describeEstablished(value);
    case 'coverage':
      return describeCoverage(value);
    case 'staffing':
      return describeStaff(value);
    case 'consent':
      return { consent: value.consent };
  }
}

function describeEstablished({
  kind: _kind,
  approximate,
  ...value
}: EstablishedValue): Record<string, unknown> {
  const approx = approximate ? { approx: true } : {};
  if ('on' in value) return { establishedOn: value.on, precision: value.precision, ...approx };
  if ('from' in value)
    return { establishedFrom: value.from, establishedTo: value.to, precision: 'range', ...approx };
  return { ...value, ...approx };
}

function describeCoverage(value: CoverageValue): Record<string, unknown> {
  const { windows, zone, markets, breakMinutes = 0 } = value;
  const totals = windows
    ? totalsOf(windows, breakMinutes)
    : { hoursPerDay: value.hoursPerDay, daysPerWeek: value.daysPerWeek };
  const always = totals.hoursPerDay === 24 && totals.daysPerWeek === 7;
  return defined({
    ...totals,
    is24x7: always ? true : undefined,
    timeZone: zone?.replace(/^(?=[+-])/, 'UTC'),
    markets: markets?.map((market) => (typeof market === 'string' ? market : market.country)),
  });
}

/**
 * Hours of a day and days of a week. Where days have different hours no two numbers tell the week, unless at least five
 * are alike and one is shorter ("Mon-Fri 9-18, Sat 10-14"): a short day on top changes nothing for the rules.
 */
function totalsOf(
  windows: SupportWindow[],
  breakMinutes: number,
): { hoursPerDay?: number; daysPerWeek?: number } {
  const minutesByDay = new Map<string, number>();
  for (const { days, from, to } of windows) {
    for (const day of days) minutesByDay.set(day, (minutesByDay.get(day) ?? 0) + minutesBetween(from, to));
  }
  const lengths = [...minutesByDay.values()].map((minutes) => (minutes - breakMinutes) / 60);
  const hours = Math.max(...lengths);
  const alike = lengths.filter((length) => length === hours).length;
  const shorter = lengths.length - alike;
  return alike > 0 && (shorter === 0 || (shorter === 1 && alike >= workingWeek))
    ? { hoursPerDay: hours, daysPerWeek: alike }
    : {};
}

/** Days. */
const workingWeek = 5;

function minutesBetween(from: string, to: string): number {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return ((minutes(to) - minutes(from) + 1440 - 1) % 1440) + 1;
}

function describeStaff(value: StaffingValue): Record<string, unknown> {
  if ('total' in value) return { total: value.total };
  if ('role' in value) return { [value.role === 'pre-sales' ? 'preSales' : 'afterSales']: value.count };
  const count = (wanted: StaffMember['roles']): number =>
    value.staff.filter(({ roles }) => roles.join() === wanted.join()).length;
  const shared = count(['pre-sales', 'after-sales']);
  return {
    preSales: count(['pre-sales']),
    afterSales: count(['after-sales']),
    ...(shared > 0 ? { shared } : {}),
  };
}

function defined(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
