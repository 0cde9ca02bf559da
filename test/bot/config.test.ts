import { describeSettings, readConfig } from '../../bot/config.ts';
import { GuideError } from '../../dialogs/errors.ts';

it('needs nothing to be set, and takes an empty value for none', () => {
  const config = readConfig({ PORT: '', CONTACT_URL: ' ', SOMETHING_ELSE: 'x' });
  expect(config).toMatchObject({ PORT: 3978, STORE_URL: 'sqlite:./data/guide.db', RULE_PACK: 'koogallery' });
  expect(config).not.toHaveProperty('CONTACT_URL');
});

it('reads lists and addresses as people write them', () => {
  const config = readConfig({
    PUBLIC_URL: 'https://Guide.example.com/',
    EMBED_ORIGINS: ' https://a.example/, http://localhost:8080 ,',
    CONTACT_URL: 'mailto:help@example.com',
  });
  expect(config.PUBLIC_URL).toBe('https://guide.example.com');
  expect(config.EMBED_ORIGINS).toEqual(['https://a.example', 'http://localhost:8080']);
});

it.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '39.78'],
  ['PUBLIC_URL', 'guide.example.com'],
  ['PUBLIC_URL', 'https://guide.example.com/path'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['STORE_URL', 'mysql://host/guide'],
  ['STORE_URL', 'sqlite:'],
  ['RULE_PACK', '../../etc/passwd'],
  ['CONTACT_URL', 'javascript:alert(1)'],
  ['CONTACT_URL', 'help@example.com'],
  ['EMBED_ORIGINS', '*'],
  ['EMBED_ORIGINS', "https://a.example 'unsafe-inline'"],
  ['EMBED_ORIGINS', 'https://a.example;script-src'],
  ['EMBED_ORIGINS', 'ftp://a.example'],
  ['TOKEN_SECRET', 'short'],
  ['DIRECT_LINE_SECRET', 'short'],
  ['RESUME_DAYS', '0'],
  ['TRUST_PROXY', 'true'],
  ['MAX_CONNECTIONS', '0'],
  ['LIMIT_MESSAGES', 'many'],
  ['LOG_LEVEL', 'verbose'],
])('refuses %s=%s and says what it must be', (name, value) => {
  const { secret, expected } = describeSettings().get(name) ?? { secret: undefined, expected: 'unknown' };
  let refusal: unknown;
  try {
    readConfig({ [name]: value });
  } catch (error) {
    refusal = error;
  }
  if (!(refusal instanceof GuideError)) throw new Error(`${name}=${value} was accepted`);
  expect(refusal.code).toBe('config-invalid');
  expect(refusal.detail.trim()).toBe(
    `${name} is ${secret ? 'set' : JSON.stringify(value)}; it must be ${expected}.`,
  );
});
