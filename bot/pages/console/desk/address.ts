/** Where something about a conversation is asked for or told, below /desk/api. */
export function address(id: string, what = ''): string {
  return `/conversations/${encodeURIComponent(id)}${what}`;
}
