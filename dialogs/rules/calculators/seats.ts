import { z } from 'zod';
import type { Facts, StaffMember } from '../facts.ts';
import { staffKinds, staffRoles } from '../facts.ts';
import type { MeasureDomains, Measures, Quantity } from '../measure.ts';

/** `seats`: how many of the required roles can be filled. */
export const seatsParameters = z.strictObject({
  calculate: z.literal('seats'),
  /** How many people each role needs. */
  roles: z.partialRecord(z.enum(staffRoles), z.number().int().min(1)),
  /** Whether nobody may fill two seats. */
  differentPeople: z.boolean(),
});
type SeatsParameters = z.infer<typeof seatsParameters>;

/** Who is counted as filling a seat: each line counts everybody of the lines before it as well. */
const counting: Record<string, { kinds: (typeof staffKinds)[number][]; unsaidRoles: boolean }> = {
  filled: { kinds: ['employee', 'founder'], unsaidRoles: false },
  filledWithEngineers: { kinds: ['employee', 'founder', 'support-engineer'], unsaidRoles: false },
  filledWithContractors: {
    kinds: ['employee', 'founder', 'support-engineer', 'contractor'],
    unsaidRoles: false,
  },
  filledWithUnsaidRoles: {
    kinds: ['employee', 'founder', 'support-engineer', 'contractor'],
    unsaidRoles: true,
  },
  filledWithVacancies: { kinds: [...staffKinds], unsaidRoles: true },
};

const ascending = Object.keys(counting);

export const seatsDomains: MeasureDomains = {
  domains: Object.fromEntries(
    ['people', ...ascending].map((name) => [name, { kind: 'number', exact: true }]),
  ),
  ascending,
  knownTogether: ['people', ...ascending],
};

/**
 * Fills seats with people: a matching, not a count for each role, as one person may be able to do both.
 * `people` are those who are there, whatever they do.
 */
export function calculateSeats({ roles, differentPeople }: SeatsParameters, facts: Facts): Measures {
  if (!facts.staff) return {};
  const staff = Array.isArray(facts.staff) ? facts.staff : peopleOfUnsaidRoles(facts.staff.total);
  const seats = staffRoles.flatMap((role) => Array.from({ length: roles[role] ?? 0 }, () => role));
  const measures: Measures = { people: exactly(staff.filter(({ kind }) => kind !== 'vacancy').length) };
  for (const [name, { kinds, unsaidRoles }] of Object.entries(counting)) {
    const people = staff.filter(
      (person) => kinds.includes(person.kind ?? 'employee') && (unsaidRoles || person.roles.length > 0),
    );
    measures[name] = exactly(differentPeople ? matchSeats(seats, people) : countFillable(seats, people));
  }
  return measures;
}

/** A thousand people fill any number of seats that a pack asks for. */
function peopleOfUnsaidRoles(total: number): StaffMember[] {
  return Array.from({ length: Math.min(total, 1000) }, () => ({ roles: [] }));
}

/** The largest number of seats that can be filled at once, nobody twice (augmenting paths). */
function matchSeats(seats: Role[], people: StaffMember[]): number {
  const seatOf = new Map<number, number>();
  const fill = (seat: number, tried: Set<number>): boolean =>
    people.some((person, index) => {
      if (tried.has(index) || !canFill(person, seats[seat])) return false;
      tried.add(index);
      const taken = seatOf.get(index);
      if (taken !== undefined && !fill(taken, tried)) return false;
      seatOf.set(index, seat);
      return true;
    });
  return seats.filter((_role, seat) => fill(seat, new Set())).length;
}

function countFillable(seats: Role[], people: StaffMember[]): number {
  return seats.filter((role) => people.some((person) => canFill(person, role))).length;
}

type Role = (typeof staffRoles)[number];

/** Somebody whose roles were not said may turn out to fill any. */
function canFill({ roles }: StaffMember, role: Role | undefined): boolean {
  return roles.length === 0 || (role !== undefined && roles.includes(role));
}

function exactly(count: number): Quantity {
  return { from: count, to: count };
}
