import { readFileSync } from 'node:fs';

type Environment = Record<string, string | undefined>;

/** What a setting is called that names the file which holds a secret. */
export function fileSetting(secret: string): string {
  return `${secret}_FILE`;
}

/**
 * Puts secrets in place that are kept in files, as container engines hand them over: `NAME_FILE` is the path of a file
 * that holds the value of NAME. `lines` says what is wrong, a line for each, without a word of what a file holds.
 */
export function readSecretFiles(
  environment: Environment,
  isSecret: (setting: string) => boolean,
): { environment: Environment; lines: string[] } {
  const lines: string[] = [];
  const read: Environment = {};
  for (const [setting, path] of Object.entries(environment)) {
    const name = /^(?<secret>.+)_FILE$/.exec(setting)?.groups?.secret;
    if (name === undefined || !path?.trim() || !isSecret(name)) continue;
    if (environment[name]?.trim()) {
      lines.push(`  ${name} and ${setting} are both set; one of them must go.`);
      continue;
    }
    // editors and `echo` end a file with a line break that is no part of the secret
    const value = contents(path.trim())?.trim();
    if (value) read[name] = value;
    else
      lines.push(`  ${setting} is ${JSON.stringify(path)}; it must be a readable file with the value in it.`);
  }
  return { environment: { ...environment, ...read }, lines };
}

function contents(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
