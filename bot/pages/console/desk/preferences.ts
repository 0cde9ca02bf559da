import { z } from 'zod';

const preferences = z.object({
  sound: z.boolean().default(false),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Single keys do something outside of text fields; for some people and some tools that is a nuisance. */
  shortcuts: z.boolean().default(true),
});
export type Preferences = z.infer<typeof preferences>;

const place = 'desk-preferences';

/** What this browser was told before; where nothing can be kept, the defaults. */
export function readPreferences(): Preferences {
  try {
    return preferences.parse(JSON.parse(localStorage.getItem(place) ?? '{}'));
  } catch {
    return preferences.parse({});
  }
}

export function keepPreferences(kept: Preferences): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still works until it is closed.
  }
}
