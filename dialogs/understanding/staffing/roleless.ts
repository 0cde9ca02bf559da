import type { Part } from './parts.ts';

/** "After-sales: Ben, Eva and Tom" goes on over the commas; names in front wait for their role. */
export function withRoleless(clauses: Part[][]): Part[][] | undefined {
  const merged: Part[][] = [];
  let waiting: Part[] = [];
  for (const own of clauses) {
    const last = merged.at(-1);
    if (own.some(({ kind }) => kind === 'role')) {
      if (waiting.length > 0 && own[0]?.kind === 'role' && own.length > 1) return undefined;
      merged.push([...waiting, ...own]);
      waiting = [];
    } else if (last?.[0]?.kind === 'role') last.push(...own);
    else waiting.push(...own);
  }
  return waiting.length === 0 ? merged : undefined;
}
