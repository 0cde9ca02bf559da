import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess, 256 bits, in letters that need no escaping in an address or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Under what a secret is kept: whoever reads the store cannot use it. Fast, because 256 bits need no slow hash. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
