import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesPage } from '../operations/dependencies-document.ts';
import { errorsPage } from '../operations/errors-document.ts';
import { logEventsPage } from '../operations/log-events-document.ts';
import { metricsPage } from '../operations/metrics/metrics-document.ts';
import { environmentExample, settingsPage } from '../operations/settings-documents.ts';

/** `npm run settings`: writes what is generated from the settings, the error catalogue, the log events and the meters. */
const project = join(import.meta.dirname, '../..');
writeFileSync(join(project, '.env.example'), environmentExample());
writeFileSync(join(project, 'docs/settings.md'), settingsPage());
writeFileSync(join(project, 'docs/errors.md'), errorsPage());
writeFileSync(join(project, 'docs/log-events.md'), logEventsPage());
writeFileSync(join(project, 'docs/metrics.md'), metricsPage());
writeFileSync(join(project, 'docs/dependencies.md'), dependenciesPage(project));
