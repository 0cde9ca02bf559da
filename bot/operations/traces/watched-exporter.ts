import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { EventLog } from '../log-events.ts';
import { systemCode } from '../system-code.ts';

/** Says once that the collector takes nothing, and once that it does again; sends otherwise as the exporter does. */
export function watchedExporter(exporter: SpanExporter, log: Pick<EventLog, 'info' | 'warn'>): SpanExporter {
  let lost = false;
  return {
    export(spans, settled) {
      exporter.export(spans, (result) => {
        // the library keeps what the collector answered in the message, which is anybody's guess
        if (result.error && !lost) log.warn({ code: systemCode(result.error) }, 'traces-lost');
        if (!result.error && lost) log.info({}, 'traces-back');
        lost = result.error !== undefined;
        settled(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}
