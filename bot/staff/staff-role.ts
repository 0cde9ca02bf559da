import { z } from 'zod';
import type { StaffRole } from '../store/staff-store.ts';

/** The roles, from who may do the least. */
export const staffRole = z.enum(['agent', 'lead', 'administrator']);

/** Whether somebody with a role may do what needs another. */
export function mayAct(role: StaffRole, needed: StaffRole): boolean {
  return staffRole.options.indexOf(role) >= staffRole.options.indexOf(needed);
}
