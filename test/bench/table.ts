/** One line of the result. */
export interface Row {
  what: string;
  measured: string;
  /** What it is compared with, in words and figures. */
  against: string;
  target: string;
  /** Undefined: not run. */
  reached: boolean | undefined;
}

/** The rows in columns, for a terminal. */
export function table(rows: Row[]): string {
  const cells = [
    ['what', 'measured', 'against, in the same run', 'target', ''],
    ...rows.map(({ what, measured, against, target, reached }) => [
      what,
      measured,
      against,
      target,
      reached === undefined ? 'not run' : reached ? 'reached' : 'MISSED',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
