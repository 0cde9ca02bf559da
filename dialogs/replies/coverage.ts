import { numberFormat } from '../formats.ts';
import type { Scene } from '../interview/scene.ts';
import type { Assessment, MarketCoverage } from '../rules/assessment.ts';
import { explainCoverage } from '../rules/explain-coverage.ts';
import { describeMarket } from './describe.ts';
import type { Block, CoverageRow } from './reply.ts';

/** More markets than this make a picture nobody reads; the worst come first. */
const mostRows = 12;

/** The support hours hour by hour in each market's day, as a picture with the same in words. */
export function coverageBlock(scene: Scene, { requirements, asOf }: Assessment): Block | undefined {
  const { position, context, say, pack } = scene;
  const markets = requirements.flatMap(({ parts }) => parts.flatMap((part) => part.markets ?? []));
  const several = (country: string) => markets.filter((market) => market.country === country).length > 1;
  const worstFirst = markets.toSorted((a, b) => a.overlapHours - b.overlapHours).slice(0, mostRows);
  let band: [from: number, to: number] = [0, 24];
  const rows = worstFirst.flatMap((market): CoverageRow[] => {
    const day = explainCoverage(pack, position.facts, market.zone, Temporal.PlainDate.from(asOf));
    if (!day) return [];
    band = day.workingHours;
    const { country, zone, verdict } = market;
    const label = describeMarket(several(country) ? { country, zone } : country, context);
    return [{ label, verdict, hours: day.hours, words: rowWords(scene, label, market, band) }];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'coverage',
    title: say('result.coverage.title'),
    alt: say('result.coverage.alt', { rows: rows.map(({ words }) => words).join(' ') }),
    band,
    rows,
  };
}

function rowWords(
  { say, context }: Scene,
  market: string,
  { overlapHours }: MarketCoverage,
  band: readonly [number, number],
): string {
  const values = { market, from: clock(band[0]), to: clock(band[1]) };
  if (overlapHours === 0) return say('result.coverage.closed', values);
  const hours = numberFormat(context.language, {
    numberingSystem: 'latn',
    maximumFractionDigits: 1,
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'long',
  }).format(overlapHours);
  return say('result.coverage.row', { ...values, hours });
}

function clock(hour: number): string {
  return `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.round((hour % 1) * 60)).padStart(2, '0')}`;
}
