import { Registry } from 'prom-client';
import { z } from 'zod';
import { createMeters } from './meters.ts';

/** What the library keeps of a meter; its types do not tell all of it. */
const meter = z.object({
  name: z.string(),
  help: z.string(),
  type: z.string(),
  labelNames: z.array(z.string()),
});

/** Every meter of ours, as it is described to Prometheus. */
export function describeMeters(): z.infer<typeof meter>[] {
  const register = new Registry();
  createMeters(register);
  return register.getMetricsAsArray().map((each) => meter.parse(each));
}

/** The text of docs/metrics.md. */
export function metricsPage(): string {
  const rows = describeMeters().map(({ name, help, type, labelNames }) => {
    const labels = labelNames.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${type} | ${labels} | ${help} |`;
  });
  return [
    '# Metrics',
    '',
    'For Prometheus, at `/metrics` on an address of their own: set `METRICS_PORT`, and `METRICS_HOST` where the collector',
    'is not on the same machine. Nobody signs in there, so keep that address from the world. Labels are fixed words, names',
    'of questions and of rule packs; no id and no word of anybody is among them. Besides these there is what `prom-client`',
    'tells of the process: CPU, memory, `nodejs_eventloop_lag_p99_seconds` and so on.',
    'With several instances, gauges about the store say the same at each of them.',
    'This page is generated from `bot/operations/metrics/meters.ts` by `npm run settings`.',
    '',
    '| name | kind | labels | what it tells |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
