import { coveragePicture } from '../../../bot/channels/coverage-picture.ts';

function draw(hours: number[], language = 'en', label = 'Dublin'): string {
  const rows = [{ label, verdict: 'met' as const, hours, words: '' }];
  const address = coveragePicture({ kind: 'coverage', title: '', alt: '', band: [8, 20], rows }, language);
  expect(address).toMatch(/^data:image\/svg\+xml;base64,[\w+/=]+$/);
  return Buffer.from(address.split(',')[1] ?? '', 'base64').toString();
}

/** Begin and width of the covered bars, in hours from the left edge. */
function bars(svg: string): [number, number][] {
  return [...svg.matchAll(/<rect class="met" x="([\d.]+)" y="\d+" width="([\d.]+)"/g)].map(([, x, width]) => {
    const hour = 376 / 24;
    return [Math.round(((Number(x) - 2) / hour) * 10) / 10, Math.round((Number(width) / hour) * 10) / 10];
  });
}

const day = (from: number, to: number): number[] =>
  Array.from({ length: 24 }, (_, hour) => (hour >= from && hour < to ? 1 : 0));

describe('the picture of covered hours', () => {
  it('draws hours that follow each other as one bar', () => {
    expect(bars(draw(day(9, 18)))).toEqual([[9, 9]]);
  });

  it('draws half an hour at the end of its hour when support begins in it, else at the start', () => {
    const hours = day(9, 17);
    hours[8] = 0.5;
    hours[17] = 0.5;
    expect(bars(draw(hours))).toEqual([[8.5, 9]]);
  });

  it('leaves a gap for a break', () => {
    const hours = day(9, 18);
    hours[12] = 0.5;
    expect(bars(draw(hours))).toEqual([
      [9, 3],
      [12.5, 5.5],
    ]);
  });

  it('draws nothing where nothing is covered', () => {
    expect(bars(draw(day(0, 0)))).toEqual([]);
  });

  it('lets time run from the right where the language does', () => {
    expect(bars(draw(day(9, 18), 'ar'))).toEqual([[6, 9]]);
  });

  it('knows light and dark, and tells the verdict by a sign too', () => {
    const svg = draw(day(9, 18));
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).toContain('✓ Dublin');
  });

  it('takes a label as text, whatever it says', () => {
    const svg = draw(day(9, 18), 'en', '<script>"&');
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&#60;script&#62;&#34;&#38;');
  });
});
