import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { directLine, texts } from './channels/web/direct-line-calls.ts';
import { refusedProgram, runProgram } from './running-program.ts';

jest.setTimeout(30_000);

const pack = 'dialogs/rules/packs/koogallery-2025-03-21.yaml';
const otherPack = 'dialogs/rules/packs/koogallery-international-2019-11-21.yaml';
const folder = mkdtempSync(join(tmpdir(), 'guide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the start', () => {
  it('prints where to go, and serves there', async () => {
    const program = await runProgram();
    expect(program.output()).toContain('The registration guide is ready: http://localhost:');
    expect((await fetch(`${program.base}/readyz`)).status).toBe(200);
    const page = await fetch(program.base);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).toContain('<html lang="en"');
    expect(await program.end('SIGTERM')).toBe(0);
  });

  it('prints a link for the first administrator while the desk is on and has none, and not afterwards', async () => {
    const settings = { DESK: 'on', STORE_URL: `sqlite:${join(folder, 'desk.db')}` };
    const program = await runProgram(settings);
    const link = /\/console\/sign-in#join=([\w-]{43})\n/.exec(program.output())?.[1] ?? '';
    const joined = await fetch(`${program.base}/desk/api/links/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: program.base },
      body: JSON.stringify({ link, name: 'Ana', login: 'ana', password: 'correct horse battery' }),
    });
    expect(joined.status).toBe(200);
    await program.end('SIGTERM');
    const again = await runProgram(settings);
    expect(again.output()).not.toContain('#join=');
    await again.end('SIGTERM');
  });

  it('refuses a wrong configuration with every mistake, each with its cure, and no secret', async () => {
    const { status, output } = await refusedProgram({
      PORT: 'http',
      PUBLIC_URL: 'guide.example.com',
      EMBED_ORIGINS: 'https://a.example/path',
      TOKEN_SECRET: 'hunter2',
      STORE_URL: 'mysql://user:hunter3@database/guide',
      LOG_LEVEL: 'loud',
    });
    expect(status).toBe(78);
    expect(output.trim().split('\n')).toHaveLength(8);
    expect(output).toContain('PORT is "http"; it must be a port number from 0 to 65535.');
    expect(output).toContain('TOKEN_SECRET is set; it must be at least 32 characters');
    expect(output).not.toMatch(/hunter| {4}at /);
  });

  it.each([
    ['a rule pack nobody has', { RULE_PACK: 'no-such-pack' }, 78, 'no-such-pack'],
    ['an address it cannot have', { HOST: '203.0.113.1' }, 1, 'address-unavailable'],
  ])('says in two lines that it cannot start with %s', async (_name, environment, status, words) => {
    const refused = await refusedProgram(environment);
    expect(refused.status).toBe(status);
    expect(refused.output).toContain(words);
    expect(refused.output.trim().split('\n')).toHaveLength(2);
  });

  it('says that the port is taken, or the store, and by what to mend it', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    const onPort = await refusedProgram({ PORT: String(port) });
    expect([onPort.status, onPort.output]).toEqual([1, expect.stringContaining('choose another PORT')]);
    taken.close();

    const store = { STORE_URL: `sqlite:${join(folder, 'owned.db')}` };
    const owner = await runProgram(store);
    const onStore = await refusedProgram(store);
    expect([onStore.status, onStore.output]).toEqual([1, expect.stringContaining('store-in-use')]);
    await owner.end('SIGTERM');
  });
});

describe('a broken file', () => {
  const project = join(import.meta.dirname, '../..');
  const copy = join(folder, 'copy');
  const damaged = (file: string, damage: (text: string) => string) => {
    writeFileSync(join(copy, file), damage(readFileSync(join(project, file), 'utf8')));
    return refusedProgram({}, { folder: copy }).finally(() => cpSync(join(project, file), join(copy, file)));
  };

  beforeAll(() => {
    for (const part of ['bot', 'dialogs', 'locales', 'package.json']) {
      cpSync(join(project, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  });

  it.each([
    ['a locale', 'locales/es/questions.json', (text: string) => text.replace('"', ''), /questions\.json:\d+/],
    [
      'a locale that is cut off',
      'locales/en/result.json',
      (text: string) => text.slice(0, 200),
      /result\.json:\d+/,
    ],
    [
      'the pack in use',
      pack,
      (text: string) => text.replace('requirements:', 'requirement:'),
      /2025-03-21\.yaml:\d+/,
    ],
    ['the YAML of a pack', pack, (text: string) => `${text}\n\t- : :`, /2025-03-21\.yaml:\d+/],
    [
      'a pack of another place',
      otherPack,
      (text: string) => text.replace('requirements:', ''),
      /2019-11-21\.yaml:\d+/,
    ],
  ])('stops the start: %s, with file, line and cure', async (_name, file, damage, place) => {
    const { status, output } = await damaged(file, damage);
    expect(status).toBe(1);
    expect(output).toMatch(place);
    expect(output).toContain('Correct the file at the line named');
    expect(output).not.toContain('    at ');
  });
});

describe('the stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s closes streams with 1012, keeps what was said and exits 0',
    async (signal) => {
      const settings = { STORE_URL: `sqlite:${join(folder, `${signal}.db`)}` };
      const program = await runProgram(settings);
      const client = directLine(program.base);
      const begun = await client.begin();
      await client.say(begun, 'March 2023');
      const socket = new WebSocket(begun.streamUrl ?? '');
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await new Promise((resolve) => socket.once('open', resolve));
      const before = texts(await client.activities(begun));
      expect(await program.end(signal)).toBe(0);
      expect(await closed).toBe(1012);

      const again = await runProgram(settings);
      expect(texts(await directLine(again.base).activities(begun))).toEqual(before);
      await again.end('SIGTERM');
    },
  );

  it('finishes the message it is acting on', async () => {
    const settings = { STORE_URL: `sqlite:${join(folder, 'busy.db')}` };
    const program = await runProgram(settings);
    const client = directLine(program.base);
    const begun = await client.begin();
    const answers = Array.from({ length: 20 }, (_, index) =>
      client.say(begun, `message ${index}`, `c${index}`).then(
        ({ status }) => status,
        () => 'refused',
      ),
    );
    await answers[0];
    const status = await program.end('SIGTERM');
    const acknowledged = (await Promise.all(answers)).filter((answer) => answer === 200).length;
    expect(status).toBe(0);

    const again = await runProgram(settings);
    const said = texts(await directLine(again.base).activities(begun)).filter((text) =>
      text?.startsWith('message'),
    );
    expect(said.length).toBeGreaterThanOrEqual(acknowledged);
    await again.end('SIGTERM');
  });
});
