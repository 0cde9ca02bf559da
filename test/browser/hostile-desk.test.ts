import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { loadTexts } from '../../bot/locale-files.ts';
import { csvOf } from '../../bot/numbers/csv.ts';
import { createPages } from '../../bot/pages/serve-pages.ts';
import { converse } from '../../dialogs/converse.ts';
import { type Connection, directLine } from '../bot/channels/web/direct-line-calls.ts';
import { type DeskFixture, deskFixture } from '../bot/staff/desk-fixture.ts';
import { worldOn } from '../world.ts';
import { browserFlags } from './browser-flags.ts';
import { corpusOfPayloads } from './hostile-payloads.ts';
import { overflow } from './looks.ts';

/** What is kept is well-formed, and lines of a browser end in one way. */
const payloads = corpusOfPayloads.map(({ text }) => text.toWellFormed());
/** Several in one text, where each alone would take a conversation of its own. */
const batches = Array.from({ length: Math.ceil(payloads.length / 10) }, (_, at) =>
  payloads.slice(at * 10, at * 10 + 10).join('\n'),
);

let desk: DeskFixture;
let browser: Browser;
let ana: { id: string; headers: Record<string, string> };
/** Who is talked with: all of the corpus was said to and by them. */
let prospect: Connection;
beforeAll(async () => {
  const { packs, texts, reader, knowledge, detector } = worldOn('2026-11-23');
  const pages = createPages({
    texts: loadTexts(join(import.meta.dirname, '../../locales')),
    embedOrigins: [],
    pack: 'koogallery',
  });
  desk = await deskFixture(
    {
      DESK_WAIT_MINUTES: '1',
      LIMIT_MESSAGES: '0',
      LIMIT_STARTS: '0',
      LIMIT_REQUESTS: '0',
      LIMIT_TOKEN_REQUESTS: '0',
    },
    undefined,
    {
      converse,
      pages,
      knowledge: { packs, texts, reader, knowledge, detector },
    },
  );
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: browserFlags,
  });
  ana = await desk.somebody('lead', '<img src=x onerror=alert(1)>\u202e**Ana**');
  await everybodySpeaks();
});
afterAll(async () => {
  await browser.close();
  await desk.app.stop();
});

/** The corpus as words of prospect and agent, notes, canned replies and names, in one conversation. */
async function everybodySpeaks(): Promise<void> {
  const line = directLine(desk.app.base);
  prospect = await line.begin();
  const { conversationId: id } = prospect;
  // not understood, so that they are kept for tuning
  for (const payload of payloads.slice(0, 40)) await line.say(prospect, payload);
  await line.say(prospect, 'talk to a person');
  await line.say(prospect, payloads.slice(0, 8).join(' ').slice(0, 400));
  const act = (what: string, body: object) =>
    desk.post(`/desk/api/conversations/${id}/${what}`, body, ana.headers);
  expect((await act('claim', {})).status).toBe(200);
  for (const [at, payload] of payloads.entries()) {
    await line.say(prospect, payload);
    const said = await act('say', { text: payload, clientId: `a${at}` });
    expect([payload, said.status]).toEqual([payload, payload.trim() === '' ? 400 : 200]);
  }
  for (const batch of batches) {
    expect((await act('note', { text: batch.slice(0, 4000) })).status).toBe(201);
    const title = batch.slice(0, 100);
    const made = await desk.post(
      '/desk/api/canned',
      { title, texts: { en: batch.slice(0, 4000) } },
      ana.headers,
    );
    expect(made.status).toBe(200);
  }
}

/** A page, and everything that happened in it that should not. */
async function watched(context: BrowserContext): Promise<{ page: Page; wrong: string[] }> {
  const wrong: string[] = [];
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>
      console.error(`Content Security Policy: ${violatedDirective} ${sourceFile}`),
    );
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(desk.app.base)) wrong.push(`asked for ${request.url().slice(0, 80)}`);
  });
  const page = await context.newPage();
  context.on('page', () => wrong.push('opened a page'));
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) wrong.push(message.text());
  });
  return { page, wrong };
}

/** What markup came of words inside a part of the page: nothing that runs, loads or covers anything. */
function markupIn(page: Page, part: string) {
  return page.evaluate((selector) => {
    const all = [...document.querySelectorAll(`${selector} *`)];
    const risky =
      'script,iframe,object,embed,img,video,audio,style,link,meta,base,form form,math,template,details,dialog[onclose],marquee';
    return {
      elements: all.filter((one) => one.matches(risky)).map(({ localName }) => localName),
      handlers: all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on'))),
      styles: all.filter((one) => /url\(/.test(one.getAttribute('style') ?? '')).length,
      addresses: [...document.querySelectorAll(`${selector} [href]`)]
        .map((one) => one.getAttribute('href') ?? '')
        .filter((href) => !/^(https?:\/\/|\/|#)/.test(href)),
    };
  }, part);
}
const nothing = { elements: [], handlers: [], styles: 0, addresses: [] };

/** As a text area or a log gives it back: with one kind of line end. */
const plain = (text: string) => text.replaceAll('\r\n', '\n');
/** Without the signs that Markdown takes away, and without white space, which it joins. */
const bare = (text: string) => text.replace(/[\s\0*_`#>|\-\d.[\]()!\\]/g, '');

it('shows a prospect what staff write as text, and their own words as they are', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { page, wrong } = await watched(context);
  const kept = JSON.stringify({ ...prospect, streamUrl: undefined });
  await page.addInitScript((session) => sessionStorage.setItem('guide.session', session), kept);
  await page.goto(desk.app.base);
  await page
    .locator('.from-agent')
    .nth(payloads.length - 1)
    .waitFor();
  const own = await page.locator('.from-person .bubble').allTextContents();
  expect(own.slice(-payloads.length).map(plain)).toEqual(payloads.map(plain));
  const theirs = await page.locator('.from-agent .words').allTextContents();
  for (const [at, payload] of payloads.entries()) {
    const shown = bare(theirs.at(at - payloads.length) ?? '');
    // of a link to a page only its words are shown; any other address leaves it the text it is
    const label = bare(payload.replace(/\[(.*?)\]\(\S+?\)/g, '$1'));
    expect([bare(payload), label]).toContain(shown);
  }
  expect(await markupIn(page, '.transcript')).toEqual(nothing);
  expect(await overflow(page)).toBe(0);
  expect(wrong).toEqual([]);
  await context.close();
});

async function atTheConsole() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const [name = '', value = ''] = (ana.headers.cookie ?? '').split('=');
  await context.addCookies([{ name, value, url: desk.app.base }]);
  const watchedPage = await watched(context);
  await watchedPage.page.goto(`${desk.app.base}/console`);
  return { context, ...watchedPage };
}

it('shows staff all of it as text: messages, names, the line, notes and canned replies', async () => {
  const { page, wrong, context } = await atTheConsole();
  await page.getByRole('tab', { name: 'Mine' }).click();
  await page.locator('.row').first().click();
  await page
    .locator('.from-staff')
    .nth(payloads.length - 1)
    .waitFor();
  const words = await page.locator('.from-prospect .plain').allTextContents();
  expect(words.slice(-payloads.length).map(plain)).toEqual(payloads.map(plain));
  const names = new Set(await page.locator('.from-staff bdi').allTextContents());
  expect([...names]).toEqual(['<img src=x onerror=alert(1)>\u202e**Ana**']);
  // what turns the direction of writing ends with the element it is in
  const loose = await page.evaluate(() =>
    [...document.querySelectorAll('.transcript *, .list *, .side *')]
      .filter((one) => {
        const turns = [...one.childNodes].some(
          (node) => node.nodeType === 3 && /[\u202a-\u202e\u2066-\u2069]/.test(node.nodeValue ?? ''),
        );
        return turns && !one.closest('bdi, [dir], .markdown');
      })
      .map((one) => one.outerHTML.slice(0, 200)),
  );
  expect(loose).toEqual([]);
  await page.getByRole('tab', { name: /Notes/ }).click();
  expect((await page.locator('.note .plain').allTextContents()).map(plain).toSorted()).toEqual(
    batches.map((batch) => plain(batch.slice(0, 4000).trim())).toSorted(),
  );
  await page.locator('#conversation').focus();
  await page.keyboard.press('m');
  await page
    .locator('.choice')
    .nth(batches.length - 1)
    .waitFor();
  expect(await markupIn(page, '.fui-DialogSurface')).toEqual(nothing);
  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByRole('button', { name: 'Canned replies' }).click();
  for (let at = 0; at < batches.length; at += 1) {
    await page.locator('.canned-row').nth(at).click();
    await page.locator('.canned-preview').waitFor();
  }
  expect(await markupIn(page, '.desk')).toEqual(nothing);
  expect(await overflow(page)).toBe(0);
  expect(wrong).toEqual([]);
  await context.close();
});

it('gives the prospect all of it as a page that runs nothing, and as a file that says it word for word', async () => {
  const line = directLine(desk.app.base);
  await line.say(prospect, 'send me my data');
  const log = JSON.stringify(await desk.store.readLog(prospect.conversationId, 0, 1000));
  const path = /\/my-data\/[\w.-]+/.exec(log)?.[0] ?? 'none';
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { page, wrong } = await watched(context);
  await page.goto(desk.app.base + path);
  // an HTML page has no place for these
  const printed = (text: string) =>
    plain(text).replaceAll('\r', '\n').replace(/\0/g, '').replaceAll('**', '');
  const text = ((await page.locator('main').textContent()) ?? '')
    .replaceAll('**', '')
    .replaceAll('\ufffd', '');
  for (const payload of payloads) expect(text).toContain(printed(payload).replaceAll('\ufffd', ''));
  expect(await markupIn(page, 'main')).toEqual(nothing);
  expect(await overflow(page)).toBe(0);
  const href = (await page.locator('main a').last().getAttribute('href')) ?? '';
  const file = await (await fetch(new URL(href, desk.app.base + path))).text();
  const said = new Set<string>();
  JSON.parse(file, (key, value) => {
    if (key === 'text' && typeof value === 'string') said.add(value);
    return value;
  });
  expect(payloads.filter((payload) => !said.has(payload))).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});

it('exports what was not understood as rows, and numbers as cells that no spreadsheet obeys', async () => {
  const days = 'from=2026-11-20&to=2026-11-30';
  const { json } = await desk.get(`/desk/api/misread.jsonl?${days}`, ana.headers);
  const rows = String(json)
    .trim()
    .split('\n')
    .map((row) => z.object({ utterance: z.string() }).parse(JSON.parse(row)));
  expect(rows.length).toBeGreaterThan(10);
  const { page, wrong, context } = await atTheConsole();
  await page.getByRole('button', { name: 'Numbers' }).click();
  await page.locator('.misread bdi').nth(5).waitFor();
  expect(await markupIn(page, '.misread')).toEqual(nothing);
  expect(await overflow(page)).toBe(0);
  expect(wrong).toEqual([]);
  await context.close();
  const cells = csvOf(payloads.map((payload) => [payload]));
  expect(cells).not.toMatch(/(^|\n)"?[\s]*[=+\-@＝]/);
});

it('lists lines and messages left as text, whoever left them', async () => {
  const line = directLine(desk.app.base);
  for (const batch of batches) {
    const asking = await line.begin();
    await line.say(asking, 'talk to a person');
    await line.say(asking, batch.slice(0, 500));
  }
  const leaving = await Promise.all(
    payloads
      .filter((payload) => payload.length <= 200)
      .slice(0, 12)
      .map(async (payload, at) => {
        const someone = await line.begin();
        await line.say(someone, 'talk to a person');
        await line.say(someone, 'Just get me somebody');
        return { someone, payload, at };
      }),
  );
  desk.pass({ minutes: 1 });
  await desk.app.app.lookAfterQueue();
  desk.pass({ minutes: 6 });
  await desk.app.app.lookAfterQueue();
  for (const { someone, payload, at } of leaving) {
    await line.say(someone, (batches[at] ?? payload).slice(0, 1900));
    await line.say(someone, payload);
    await line.say(someone, 'yes');
  }
  const { page, wrong, context } = await atTheConsole();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.locator('.row').first().waitFor();
  const rows = await page.locator('.row').count();
  expect(rows).toBeGreaterThan(5);
  for (let at = 0; at < rows; at += 1) {
    await page.locator('.row').nth(at).click();
    await page.locator('.side dd').first().waitFor();
  }
  await page.getByRole('tab', { name: 'All' }).click();
  await page.locator('.row').nth(5).waitFor();
  expect(await markupIn(page, '.desk')).toEqual(nothing);
  expect(await overflow(page)).toBe(0);
  expect(wrong).toEqual([]);
  await context.close();
});
