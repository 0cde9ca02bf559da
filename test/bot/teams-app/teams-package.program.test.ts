import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { loadTexts } from '../../../bot/locale-files.ts';
import { buildTeamsPackage } from '../../../bot/teams-app/build-package.ts';
import { offeredCommands } from '../../../bot/teams-app/commands.ts';
import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const project = join(import.meta.dirname, '../../..');
const texts = loadTexts(join(project, 'locales'));
const appId = '11111111-2222-4333-8444-555555555555';
const settings = {
  MICROSOFT_APP_ID: appId,
  PUBLIC_URL: 'https://guide.example.com',
  TEAMS_DEVELOPER_NAME: 'Example Ltd',
  TEAMS_PRIVACY_URL: 'https://www.example.com/privacy',
  TEAMS_TERMS_URL: 'https://www.example.com/terms',
};

const folder = temporaryFolder();
afterAll(folder.remove);
let packages = 0;

/** Runs the command as `npm run teams:package` does, in an empty folder. */
async function run(environment: Record<string, string>, options: string[] = []) {
  packages += 1;
  const out = join(folder.path, `${packages}`, 'teams-app.zip');
  const command = join(project, 'bot/commands/teams-package.ts');
  try {
    await promisify(execFile)(process.execPath, [command, '--out', out, ...options], {
      cwd: folder.path,
      env: { PATH: process.env.PATH, ...environment },
    });
    return { out, status: 0, said: '' };
  } catch (error) {
    const { code, stderr } = z.object({ code: z.number(), stderr: z.string() }).parse(error);
    return { out, status: code, said: stderr };
  }
}

function open(bytes: Uint8Array): Map<string, Buffer> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content)]));
}

describe('npm run teams:package', () => {
  let bytes: Buffer;
  let files: Map<string, Buffer>;

  beforeAll(async () => {
    bytes = readFileSync((await run(settings)).out);
    files = open(bytes);
  });

  const json = (name: string) => JSON.parse(files.get(name)?.toString() ?? '');

  it('writes a zip with the manifest, two icons and a file for each language', () => {
    const languages = 'ar de en es fr id it ja ko pt ru th tr vi zh-cn zh-tw'.split(' ');
    expect([...files.keys()].toSorted()).toEqual(
      ['manifest.json', 'color.png', 'outline.png', ...languages.map((tag) => `${tag}.json`)].toSorted(),
    );
  });

  it('names the bot, its scopes, its site and who offers it, from the settings', () => {
    expect(json('manifest.json')).toMatchObject({
      id: appId,
      version: '1.0.0',
      bots: [{ botId: appId, scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: ['guide.example.com'],
      developer: {
        name: 'Example Ltd',
        websiteUrl: 'https://guide.example.com',
        privacyUrl: 'https://www.example.com/privacy',
        termsOfUseUrl: 'https://www.example.com/terms',
      },
    });
  });

  it('holds every file that the manifest names', () => {
    const { localizationInfo, icons } = json('manifest.json');
    const named = [
      icons.color,
      icons.outline,
      localizationInfo.defaultLanguageFile,
      ...localizationInfo.additionalLanguages.map(({ file }: { file: string }) => file),
    ];
    expect(named.toSorted()).toEqual([...files.keys()].filter((name) => name !== 'manifest.json').toSorted());
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s in the size that Teams wants', (name, size) => {
    const picture = files.get(name);
    expect([picture?.readUInt32BE(16), picture?.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('is the same bytes for the same settings, wherever it is built', async () => {
    const { out } = await run({ ...settings, TZ: 'Pacific/Auckland' });
    expect(readFileSync(out).equals(bytes)).toBe(true);
  });

  it('carries the version that it is given', async () => {
    const { out } = await run(settings, ['--version', '2.3.4']);
    expect(JSON.parse(open(readFileSync(out)).get('manifest.json')?.toString() ?? '')).toMatchObject({
      version: '2.3.4',
    });
  });

  it('says every setting that is missing or wrong, at once', async () => {
    const { status, said } = await run({ ...settings, TEAMS_TERMS_URL: '', TEAMS_PRIVACY_URL: 'nowhere' });
    expect(status).toBe(78);
    expect(said).toContain('TEAMS_TERMS_URL is not set; it must be an https: address.');
    expect(said).toContain('TEAMS_PRIVACY_URL is "nowhere"; it must be an https: address.');
  });

  it.each([
    ['an address without TLS', { PUBLIC_URL: 'http://guide.example.com' }, [], 'PUBLIC_URL'],
    ['a version that is none', {}, ['--version', '1.0'], 'manifest.json: /version'],
  ])('refuses %s', async (_what, differences, options, named) => {
    const { status, said } = await run({ ...settings, ...differences }, options);
    expect(status).toBe(78);
    expect(said).toContain(named);
  });
});

describe('the words of the Teams app', () => {
  it.each(texts.languages.map((tag) => [tag]))('name commands that are understood: %s', (language) => {
    const reader = createReader();
    const read = offeredCommands.map(
      (command) =>
        reader.readCommand(texts.say(language, `teams-app.commands.${command}.title`), [language])?.command,
    );
    expect(read).toEqual([...offeredCommands]);
  });

  it.each([
    ['teams-app.summary', 81, 'de.json: /description.short'],
    ['teams-app.full-name', 101, 'de.json: /name.full'],
    ['conversation.bot-name', 31, 'de.json: /name.short'],
    ['teams-app.description', 4001, 'de.json: /description.full'],
    ['teams-app.commands.help.title', 33, 'de.json: bots[0].commandLists[0].commands[0].title'],
    ['teams-app.commands.help.description', 129, 'de.json: bots[0].commandLists[0].commands[0].description'],
  ])('are refused when they are longer than Teams shows: %s', (key, length, named) => {
    const say = (language: string, asked: string) =>
      language === 'de' && asked === key ? 'x'.repeat(length) : texts.say(language, asked);
    const app = {
      appId,
      publicUrl: 'https://a.example',
      developerName: 'A',
      privacyUrl: 'https://a.example',
      termsUrl: 'https://a.example',
    };
    expect(() => buildTeamsPackage(app, { ...texts, say }, '1.0.0')).toThrow(named);
  });
});
