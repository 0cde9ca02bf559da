import { z } from 'zod';

/** An ISO calendar date that exists: 2026-02-31 is refused. */
export const isoDate = z.iso.date();

/** A wall-clock time, 00:00 to 24:00; 24:00 is the end of the day. */
export const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time from 00:00 to 24:00');

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const timeZone = z.string().refine(isTimeZone, 'an IANA time zone or an offset such as +08:00');
/** Two capital letters; whether there is such a country, `isCountry` says. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 country code');

export const supportWindow = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1),
  from: clockTime,
  to: clockTime,
});
export type SupportWindow = z.infer<typeof supportWindow>;

const supportHours = z.union([
  z.strictObject({
    windows: z.array(supportWindow).min(1).max(42),
    /** Absent while it is not known: the windows alone then decide nothing. */
    zone: timeZone.optional(),
    /** A closed break inside each window, in minutes; absent means not said, 0 means none. */
    breakMinutes: z.number().int().min(0).max(720).optional(),
    answeredBy: z.enum(['people', 'automatic']).optional(),
  }),
  z.strictObject({
    hoursPerDay: z.number().min(0).max(24),
    daysPerWeek: z.number().min(0).max(7),
    zone: timeZone.optional(),
    answeredBy: z.enum(['people', 'automatic']).optional(),
  }),
]);

const market = z.union([country, z.strictObject({ country, zone: timeZone })]);
export type Market = z.infer<typeof market>;

export const staffRoles = ['pre-sales', 'after-sales'] as const;
export const staffKinds = ['employee', 'founder', 'contractor', 'vacancy', 'support-engineer'] as const;
const staffMember = z.strictObject({
  roles: z.array(z.enum(staffRoles)),
  kind: z.enum(staffKinds).optional(),
});
export type StaffMember = z.infer<typeof staffMember>;

/** A number (or its bounds), a choice or a country, or several countries. */
const declaredValue = z.union([
  z.number(),
  z.strictObject({ from: z.number(), to: z.number() }),
  z.string(),
  z.array(z.string()),
]);
export type DeclaredValue = z.infer<typeof declaredValue>;

/** The facts that are one of a few words; a pack's conditions look at them as they are. */
export const choiceFacts = {
  applicant: ['company', 'individual', 'branch', 'other'],
  establishedBasis: ['licence', 'other-date', 'predecessor'],
  licence: ['valid', 'renewing', 'expired', 'none'],
  compliance: ['declared', 'issues'],
  technicalSupport: ['team', 'mixed-team', 'outsourced', 'none'],
  afterSales: ['team', 'mixed-team', 'outsourced', 'none'],
  agreement: [
    'accepts-and-signs',
    'accepts-unread',
    'accepts-not-signs',
    'negotiates',
    'no-authority',
    'refuses',
    'unsure',
  ],
  regulations: ['accepts', 'asks-which', 'refuses', 'unsure'],
} as const;

/**
 * What is known about a company, in the fixed vocabulary between conversation and rules.
 * Every fact is optional: absent means unknown, and unknown never decides "not met".
 */
export const factsSchema = z.strictObject({
  applicant: z.enum(choiceFacts.applicant).optional(),
  established: z
    .union([z.strictObject({ on: isoDate }), z.strictObject({ from: isoDate, to: isoDate })])
    .refine((value) => 'on' in value || value.from <= value.to, 'from must not be after to')
    .optional(),
  establishedBasis: z.enum(choiceFacts.establishedBasis).optional(),
  licence: z.enum(choiceFacts.licence).optional(),
  compliance: z.enum(choiceFacts.compliance).optional(),
  technicalSupport: z.enum(choiceFacts.technicalSupport).optional(),
  afterSales: z.enum(choiceFacts.afterSales).optional(),
  support: supportHours.optional(),
  markets: z.array(market).max(300).optional(),
  staff: z
    .union([z.array(staffMember).max(1000), z.strictObject({ total: z.number().int().min(0) })])
    .optional(),
  agreement: z.enum(choiceFacts.agreement).optional(),
  regulations: z.enum(choiceFacts.regulations).optional(),
  /** Facts that only the pack in use asks for, by the names it declares. */
  declared: z.record(z.string(), declaredValue).optional(),
});
export type Facts = z.infer<typeof factsSchema>;

/** The usual names; Intl knows more, such as old ones and offsets, but takes longer to ask than a turn takes. */
const usualTimeZones = new Set(Intl.supportedValuesOf('timeZone'));

/** Whether it is an IANA time zone or an offset such as `+08:00`. */
export function isTimeZone(name: string): boolean {
  if (usualTimeZones.has(name)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
