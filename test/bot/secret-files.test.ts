import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings, readConfig } from '../../bot/config.ts';
import { temporaryFolder } from './store/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

function file(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

const key = 'k'.repeat(40);

it('reads a secret from a file, without the line break at its end', () => {
  const config = readConfig({
    TOKEN_SECRET_FILE: file('token', `${key}\n`),
    STORE_URL_FILE: file('store', 'sqlite:/var/lib/guide/guide.db\r\n'),
    DIRECT_LINE_SECRET: '',
    DIRECT_LINE_SECRET_FILE: ' ',
  });
  expect(config).toMatchObject({ TOKEN_SECRET: key, STORE_URL: 'sqlite:/var/lib/guide/guide.db' });
  expect(config.DIRECT_LINE_SECRET).toBeUndefined();
});

it('takes every secret setting from a file, and no other', () => {
  const settings = [...describeSettings()];
  expect(settings.filter(([, { secret }]) => secret).length).toBeGreaterThan(5);
  for (const [name, { secret }] of settings) {
    const read = () => readConfig({ [`${name}_FILE`]: join(folder.path, 'not-there') });
    if (secret) expect(read).toThrow(`${name}_FILE is `);
    else expect(read).not.toThrow();
  }
});

it('refuses a secret that is set twice, is missing, empty or wrong, all at once and without a word of it', () => {
  const read = () =>
    readConfig({
      TOKEN_SECRET: key,
      TOKEN_SECRET_FILE: file('token', key),
      OIDC_CLIENT_SECRET_FILE: file('empty', ' \n'),
      SECOND_READER_KEY_FILE: folder.path,
      DIRECT_LINE_SECRET_FILE: file('short', 'hunter2'),
    });
  for (const line of [
    'TOKEN_SECRET and TOKEN_SECRET_FILE are both set; one of them must go.',
    'OIDC_CLIENT_SECRET_FILE is ',
    'SECOND_READER_KEY_FILE is ',
    'DIRECT_LINE_SECRET is set; it must be at least 32 characters',
  ]) {
    expect(read).toThrow(line);
  }
  expect(read).not.toThrow(/hunter2|kkk/);
});
