import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from '../operations/errors-document.ts';
import { logEventsPage } from '../operations/log-events-document.ts';
import { environmentExample, settingsPage } from '../operations/settings-documents.ts';

/** `npm run settings`: writes what is generated from the settings schema, the error catalogue and the log events. */
const project = join(import.meta.dirname, '../..');
writeFileSync(join(project, '.env.example'), environmentExample());
writeFileSync(join(project, 'docs/settings.md'), settingsPage());
writeFileSync(join(project, 'docs/errors.md'), errorsPage());
writeFileSync(join(project, 'docs/log-events.md'), logEventsPage());
