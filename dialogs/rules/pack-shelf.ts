import type { Pack } from './pack.ts';

/** The published packs. A conversation keeps the version it began with. */
export interface PackShelf {
  /** The pack new conversations begin with: the newest version in force of the configured id. */
  current(onDay: string): Pack;
  find(id: string, version: string): Pack | undefined;
}
