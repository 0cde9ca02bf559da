import { z } from 'zod';
import { isTimeZone } from '../../dialogs/rules/facts.ts';

/** An IANA time zone. One that this server does not know is no reason to refuse what the person said. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone')
  .optional()
  .catch(undefined);

/** A BCP 47 tag, or nothing. */
export const languageTag = z
  .string()
  .max(64)
  .regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i)
  .optional()
  .catch(undefined);
