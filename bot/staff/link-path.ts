/** Where a one-time link leads. What is secret comes after the #, which no server and no other site is told. */
export function linkPath(kind: 'join' | 'reset', secret: string): string {
  return `/console/sign-in#${kind}=${secret}`;
}
