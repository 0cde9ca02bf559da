import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from '../../../bot/operations/errors-document.ts';
import { logEventsPage } from '../../../bot/operations/log-events-document.ts';
import { metricsPage } from '../../../bot/operations/metrics/metrics-document.ts';
import { environmentExample, settingsPage } from '../../../bot/operations/settings-documents.ts';

it.each([
  ['.env.example', environmentExample],
  ['docs/settings.md', settingsPage],
  ['docs/errors.md', errorsPage],
  ['docs/log-events.md', logEventsPage],
  ['docs/metrics.md', metricsPage],
])('%s says what the program does; `npm run settings` brings it up to date', (file, generate) => {
  expect(readFileSync(join(import.meta.dirname, '../../..', file), 'utf8')).toBe(generate());
});
