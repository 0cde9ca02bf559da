import { z } from 'zod';

const setup = z.object({
  language: z.string(),
  languages: z.array(z.object({ tag: z.string(), direction: z.enum(['ltr', 'rtl']), words: z.string() })),
  words: z.record(z.string(), z.string()),
});

/** What the server put into the page. `nonce` is what the policy of this answer allows style elements by. */
export type Setup = z.infer<typeof setup> & { nonce: string };

/** Reads what the server left in the page. Throws when the page is not the console's. */
export function readSetup(page: Document): Setup {
  const place = page.getElementById('setup');
  return { ...setup.parse(JSON.parse(place?.textContent ?? '')), nonce: place?.nonce ?? '' };
}
