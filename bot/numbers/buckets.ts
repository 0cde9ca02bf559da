/** Upper ends of the spans into which waiting times are sorted, in seconds, both ends included. */
export const bucketEnds = [15, 30, 60, 120, 300, 600, 1800, 3600] as const;

/** The span that a time in seconds falls into, by its upper end; `more` for those beyond the last. */
export function bucketOf(seconds: number): string {
  return String(bucketEnds.find((end) => seconds <= end) ?? 'more');
}
