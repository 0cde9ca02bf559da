/** How far a zone is ahead of UTC in a month of this year, as "+05:30". */
export function offsetIn(zone: string, month: number): string {
  return Temporal.PlainDate.from({ year: 2026, month, day: 1 }).toZonedDateTime(zone).offset;
}
