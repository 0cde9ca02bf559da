/** A moment as the store keeps and compares it: ISO in UTC, always to the millisecond. */
export function stamp(moment: Temporal.Instant): string {
  return moment.toString({ smallestUnit: 'millisecond' });
}
