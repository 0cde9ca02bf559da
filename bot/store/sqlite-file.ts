import { resolve } from 'node:path';

/** The path of the file behind an address of the embedded engine; undefined for one in memory and for other engines. */
export function sqliteFile(address: string): string | undefined {
  const path = /^sqlite:(?<path>.+)$/.exec(address)?.groups?.path;
  return path === undefined || path === ':memory:' ? undefined : resolve(path);
}
