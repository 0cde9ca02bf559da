import type { Block } from '../../dialogs/replies/reply.ts';
import type { Verdict } from '../../dialogs/rules/assessment.ts';
import { htmlText } from '../http/html-text.ts';
import { isRightToLeft } from './right-to-left.ts';

const width = 380;
const margin = 2;
const rowHeight = 46;
const barHeight = 16;
const hourWidth = (width - 2 * margin) / 24;
const signs = { met: '✓', check: '?', 'not-met': '✗' } as const satisfies Record<Verdict, string>;

// Both colour schemes come with the picture, because an image cannot see the page around it.
const style = `
text{font:600 13px system-ui,'Noto Sans','Segoe UI',sans-serif;fill:#1d2b33}
.hour{font-weight:400;font-size:11px;fill:#52646e}
.day{fill:#e4eaed}.band{fill:#c9d6dc}.met{fill:#0c7a53}.check{fill:#9a6200}.not-met{fill:#b3372b}
@media(prefers-color-scheme:dark){text{fill:#e8eef1}.hour{fill:#a9b8c0}
.day{fill:#2a363d}.band{fill:#3d4c55}.met{fill:#4cc495}.check{fill:#e0a840}.not-met{fill:#ef8a7e}}`;

/**
 * The buyers' day of each market, hour by hour, as an SVG in a `data:` address: the light band is the part of
 * the day that counts, the coloured bars are the covered hours. Time runs in the language's direction.
 */
export function coveragePicture(block: Extract<Block, { kind: 'coverage' }>, language: string): string {
  const rightToLeft = isRightToLeft(language);
  const place = (hour: number, span: number) =>
    (rightToLeft ? width - margin - (hour + span) * hourWidth : margin + hour * hourWidth).toFixed(1);
  const bar = (className: string, hour: number, span: number, top: number, extra = '') =>
    `<rect class="${className}" x="${place(hour, span)}" y="${top}" width="${(span * hourWidth).toFixed(1)}" height="${barHeight}"${extra}/>`;

  const [from, to] = block.band;
  const rows = block.rows.map((row, at) => {
    const top = at * rowHeight + 24;
    const covered = stretches(row.hours).map(({ hour, span }) => bar(row.verdict, hour, span, top));
    return `<text x="${rightToLeft ? width - margin : margin}" y="${top - 7}">${signs[row.verdict]} ${htmlText(row.label)}</text>${bar('day', 0, 24, top, ' rx="4"')}${bar('band', from, to - from, top)}${covered.join('')}`;
  });
  const height = block.rows.length * rowHeight + 20;
  const number = new Intl.NumberFormat(language);
  const scale = [0, 6, 12, 18, 24].map((hour) => {
    const anchor = hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle';
    return `<text class="hour" text-anchor="${anchor}" x="${place(hour, 0)}" y="${height - 6}">${number.format(hour)}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" lang="${htmlText(language)}" direction="${rightToLeft ? 'rtl' : 'ltr'}"><style>${style}</style>${rows.join('')}${scale.join('')}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** Runs of covered hours as one bar each: separate ones would show seams. A part of an hour is drawn as its share. */
function stretches(hours: number[]): { hour: number; span: number }[] {
  const found: { hour: number; span: number }[] = [];
  for (const [hour, share] of hours.entries()) {
    if (share <= 0) continue;
    const last = found.at(-1);
    // An hour that is covered in part and leads into a covered one is covered at its end.
    const isStart = share < 1 && (hours[hour + 1] ?? 0) > 0;
    if (last && !isStart && Math.abs(last.hour + last.span - hour) < 1e-6) last.span += Math.min(1, share);
    else found.push({ hour: isStart ? hour + 1 - share : hour, span: Math.min(1, share) });
  }
  return found;
}
