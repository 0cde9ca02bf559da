import { z } from 'zod';

/** What somebody may type as their login: letters, digits and the signs of mail addresses. */
export const typedLogin = z
  .string()
  .trim()
  .max(64)
  .regex(/^[\p{L}\p{M}\p{N}._@+-]{2,64}$/u);

/** A password as typed; how good it must be is decided where one is set. */
export const typedPassword = z.string().min(1).max(200);

/** A name that others read: one line. */
export const typedName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+$/u);

/** Under what a login is kept and looked up: the same however it was capitalised. */
export function foldedLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
