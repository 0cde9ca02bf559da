import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '../../../..');

it('every import of the Bot Framework is listed in its decision, and nothing else is', () => {
  const files = ['bot', 'dialogs'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  const rows = files.flatMap((file) => {
    const names = frameworkImports(readFileSync(join(project, file), 'utf8'));
    return names.length > 0 ? [`| \`${file}\` | ${names.sort(byName).join(', ')} |`] : [];
  });
  const page = readFileSync(join(project, 'docs/decisions/botbuilder-is-walled-off.md'), 'utf8');
  const listed = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(listed.sort()).toEqual(rows.sort());
});

function byName(one: string, other: string): number {
  return one.replaceAll('`', '').localeCompare(other.replaceAll('`', ''), 'en');
}

/** The names that a file imports from any package of the Bot Framework, as the page writes them. */
function frameworkImports(source: string): string[] {
  const statements = source.matchAll(/import\s+(type\s+)?\{([^}]*)\}\s+from\s+'([^']+)'/g);
  const named = [...statements].flatMap(([, type, names = '', from = '']) => {
    if (!/^(botbuilder|botframework)/.test(from)) return [];
    expect(from).toBe('botbuilder-core');
    return names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) =>
        type || name.startsWith('type ') ? `\`${name.replace('type ', '')}\` (type)` : `\`${name}\``,
      );
  });
  // no other way in: a namespace, a require, an import while running
  expect(source.replaceAll(/import\s+(type\s+)?\{[^}]*\}\s+from\s+'[^']+'/g, '')).not.toMatch(
    /\b(from|import|require|resolve)\s*\(?\s*['"`](botbuilder|botframework)/,
  );
  return named;
}
