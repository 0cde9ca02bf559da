import { z } from 'zod';

/** What the build made, by the part each file plays. Names are content-hashed, except the widget's. */
export const pageManifest = z.strictObject({
  script: z.string(),
  styles: z.string(),
  widget: z.string(),
  /** Modules that `script` imports at once. */
  preload: z.array(z.string()),
  /** The page on which staff sign in. */
  signIn: z.strictObject({ script: z.string(), styles: z.string() }),
  /** The console of staff. */
  console: z.strictObject({ script: z.string(), styles: z.string() }),
  version: z.string(),
});

export type PageManifest = z.infer<typeof pageManifest>;
