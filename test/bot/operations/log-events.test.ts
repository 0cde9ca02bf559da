import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logEvents } from '../../../bot/operations/log-events.ts';

const folder = join(import.meta.dirname, '../../../bot');
const source = globSync('**/*.ts', { cwd: folder, exclude: (name) => name === 'pages' })
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n');

it.each(Object.entries(logEvents))(
  '%s is logged somewhere, at the level that is documented',
  (event, { level }) => {
    // one call, from its level to its event, with no end of a statement between them
    const calls = [
      ...source.matchAll(new RegExp(`log\\.(info|warn|error|fatal)\\([^;]*?,\\s*'${event}',?\\s*\\)`, 'g')),
    ];
    expect(calls.map(([, written]) => written)).toContain(level);
  },
);
