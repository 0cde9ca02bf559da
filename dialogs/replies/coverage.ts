import type { Scene } from '../interview/scene.ts';
import type { Assessment } from '../rules/assessment.ts';
import { explainCoverage } from '../rules/explain-coverage.ts';
import { describeMarket } from './describe.ts';
import type { Block } from './reply.ts';

/** The buyers' day from this hour to that one, by the rules' own band. */
const band: [from: number, to: number] = [8, 20];

/** More markets than this make a picture nobody reads; the worst come first. */
const mostRows = 12;

/** The support hours hour by hour in each market's day, as a picture with the same in words. */
export function coverageBlock(scene: Scene, { requirements, asOf }: Assessment): Block | undefined {
  const { position, context, say } = scene;
  const markets = requirements.flatMap(({ parts }) => parts.flatMap((part) => part.markets ?? []));
  const { support } = position.facts;
  if (!support || markets.length === 0) return undefined;
  const several = (country: string) => markets.filter((market) => market.country === country).length > 1;
  const worstFirst = markets.toSorted((a, b) => a.overlapHours - b.overlapHours).slice(0, mostRows);
  const rows = worstFirst.flatMap(({ country, zone, verdict, overlapHours }) => {
    const hours = explainCoverage(support, zone, Temporal.PlainDate.from(asOf));
    if (!hours) return [];
    const label = describeMarket(several(country) ? { country, zone } : country, context);
    return [{ label, verdict, hours, words: rowWords(scene, label, overlapHours) }];
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

function rowWords({ say, context }: Scene, market: string, overlapHours: number): string {
  const [from, to] = band.map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const values = { market, from: from ?? '', to: to ?? '' };
  if (overlapHours === 0) return say('result.coverage.closed', values);
  const hours = new Intl.NumberFormat(context.language, {
    numberingSystem: 'latn',
    maximumFractionDigits: 1,
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'long',
  }).format(overlapHours);
  return say('result.coverage.row', { ...values, hours });
}
