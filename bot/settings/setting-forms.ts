import { z } from 'zod';

/** A whole number within bounds. */
export const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((number) => number >= from && number <= to);

/** A setting that is a whole number within bounds, and `unset` when it is not set. */
export const wholeNumberSetting = (
  { from, to, unset }: { from: number; to: number; unset: number },
  description: string,
) =>
  wholeNumber(from, to)
    .prefault(String(unset))
    .meta({ description, expected: `a whole number from ${from} to ${to}` });

// stricter than URL, which takes hosts with a semicolon; origins end up in content security policies
const originForm = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?\/?$/i;
const origin = z.string().refine((text) => originForm.test(text) && URL.canParse(text));

/** Reads an origin and drops the slash that people leave at its end. */
export const tidyOrigin = origin.transform((text) => new URL(text).origin);

/** An id as Azure writes it. */
export const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

/** Words that do not care for case, separated by spaces or commas. */
export function listed(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
}

/** Words as they are written, separated by commas. */
export const words = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  )
  .prefault('');
