import { z } from 'zod';
import { staffRoles } from '../facts.ts';
import type { MeasureDomains } from '../measure.ts';

/** `seats`: how many of the required roles can be filled, each by a different person. */
export const seatsParameters = z.strictObject({
  calculate: z.literal('seats'),
  /** How many people each role needs. */
  roles: z.partialRecord(z.enum(staffRoles), z.number().int().min(1)),
});
export type SeatsParameters = z.infer<typeof seatsParameters>;

export const seatsDomains: MeasureDomains = {
  domains: {
    people: { kind: 'number' },
    filled: { kind: 'number' },
    filledWithEngineers: { kind: 'number' },
    filledWithContractors: { kind: 'number' },
    filledWithUnsaidRoles: { kind: 'number' },
    filledWithVacancies: { kind: 'number' },
  },
  ascending: [
    'filled',
    'filledWithEngineers',
    'filledWithContractors',
    'filledWithUnsaidRoles',
    'filledWithVacancies',
  ],
  knownTogether: [
    'people',
    'filled',
    'filledWithEngineers',
    'filledWithContractors',
    'filledWithUnsaidRoles',
    'filledWithVacancies',
  ],
};
