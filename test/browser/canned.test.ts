import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { overflow, violations } from './looks.ts';
import { settled } from './walk.ts';

let guide: GuideInBrowser;
let desk: Page;
let complaints: string[];
beforeAll(async () => {
  guide = await guideInBrowser({ settings: { DESK: 'on' } });
  ({ page: desk, complaints } = await guide.visit(await guide.firstAdministratorPath()));
  const join = desk.locator('[data-view=join]');
  await join.getByLabel('Your name').fill('Anna Lind');
  await join.getByLabel('User name').fill('anna@example.com');
  await join.getByLabel('New password').fill('correct horse battery');
  await desk.getByRole('button').click();
  await desk.waitForURL(`${guide.address}/console`);
});
afterAll(() => guide.close());

const editor = (page: Page) => page.locator('.canned-editor');
const text = (page: Page) => editor(page).locator('textarea');

async function toCanned(page: Page) {
  await page.getByRole('banner').getByRole('button', { name: 'Canned replies' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'New reply' }).waitFor();
}

/** By keyboard alone: a title and a text in some languages. */
async function write(title: string, texts: [language: string, words: string, places: string[]][]) {
  await desk.getByRole('button', { name: 'New reply' }).focus();
  await desk.keyboard.press('Enter');
  await editor(desk).locator('input:focus').waitFor();
  await desk.keyboard.type(title);
  for (const [language, words, places] of texts) {
    await editor(desk).locator('select').selectOption({ value: language });
    await text(desk).focus();
    await desk.keyboard.type(words);
    for (const place of places) {
      await desk.getByRole('button', { name: place }).focus();
      await desk.keyboard.press('Enter');
      await editor(desk).locator('textarea:focus').waitFor();
    }
  }
}

async function save() {
  await desk.getByRole('button', { name: 'Save', exact: true }).focus();
  await desk.keyboard.press('Enter');
  await editor(desk).getByText('Saved.', { exact: true }).waitFor();
}

it('lets a lead write a reply in two languages, see it filled in, and an agent send it so', async () => {
  await toCanned(desk);
  await write('Greeting', [
    ['en', 'Hello, I am ', ['Agent’s name']],
    ['es', 'Hola, soy {{agent}}. Falta: ', ['Requirements not met']],
  ]);
  const preview = desk.locator('.canned-preview .bubble');
  expect(await preview.textContent()).toMatch(/^Hola, soy Anna Lind\. Falta: .+ zona horaria .+ y .+/);
  // the English words stand beside, to translate from
  expect(await desk.locator('.canned-english').textContent()).toContain('Hello, I am {{agent}}');
  await save();
  await desk.reload();
  await toCanned(desk);
  await desk.locator('.canned-row').click();
  await editor(desk).locator('select').selectOption({ value: 'es' });
  expect(await text(desk).inputValue()).toBe('Hola, soy {{agent}}. Falta: {{requirement}}');

  const { page: prospect } = await guide.visit('/?lang=es', { locale: 'es' });
  await settled(prospect);
  for (const words of ['hablar con una persona', 'Sobre la licencia']) {
    await prospect.locator('#answer').fill(words);
    await prospect.keyboard.press('Enter');
  }
  await desk.getByRole('button', { name: 'Back to the conversations' }).click();
  await desk.locator('.row', { hasText: 'Sobre la licencia' }).click();
  await desk.getByRole('heading', { name: 'Sobre la licencia' }).waitFor();
  await desk.keyboard.press('c');
  await desk.locator('#reply:focus').waitFor();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('m');
  await desk.locator('.choice', { hasText: 'Hola, soy Anna Lind' }).click();
  await desk.getByRole('button', { name: 'Put into the reply' }).click();
  await desk.locator('#reply:focus').waitFor();
  // nothing is known to be missing yet, so that place is for the agent to fill
  expect(await desk.locator('#reply').inputValue()).toBe('Hola, soy Anna Lind. Falta: {{requirement}}');
  await desk.keyboard.press('Enter');
  await desk.getByText('Please fill in {{requirement}}').waitFor();
  await desk.locator('#reply').fill('Hola, soy Anna Lind.');
  await desk.keyboard.press('Enter');
  await prospect.locator('.from-bot', { hasText: 'Hola, soy Anna Lind.' }).waitFor();
  expect(complaints).toEqual([]);
});

it('keeps what is being written while somebody looks elsewhere, and throws it away only when told to', async () => {
  await toCanned(desk);
  await write('Half', [['en', 'Half a sentence with {{name}}', []]]);
  await desk.getByText('Whoever sends it has to fill in: {{name}}').waitFor();
  await desk.getByRole('button', { name: 'Back to the conversations' }).click();
  await toCanned(desk);
  expect(await text(desk).inputValue()).toContain('Half a sentence');
  await desk.locator('.canned-row', { hasText: 'Greeting' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await text(desk).inputValue()).toContain('Half a sentence');
  await desk.locator('.canned-row', { hasText: 'Greeting' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await desk.locator('.canned-row[aria-current=true]', { hasText: 'Greeting' }).waitFor();
});

it('saves nothing over what somebody else wrote meanwhile, shows theirs, and saves when told so again', async () => {
  const other = await guide.visit('/console', { storageState: await desk.context().storageState() });
  await toCanned(other.page);
  await other.page.locator('.canned-row', { hasText: 'Greeting' }).click();
  await editor(other.page).locator('select').selectOption({ value: 'en' });
  await text(other.page).fill('Good evening from somebody else.');
  await other.page.getByRole('button', { name: 'Save', exact: true }).click();
  await editor(other.page).getByText('Saved.', { exact: true }).waitFor();
  await other.context.close();

  await editor(desk).locator('select').selectOption({ value: 'en' });
  await text(desk).fill('Good morning from me.');
  // what they wrote is a while in coming, and nothing older stands in its place
  await desk.route('**/canned', async (route) => {
    if (route.request().method() === 'GET') await wait(500);
    await route.continue();
  });
  await desk.getByRole('button', { name: 'Save', exact: true }).focus();
  await desk.keyboard.press('Enter');
  await desk.getByRole('alert').getByText('Somebody else changed or deleted this reply').waitFor();
  expect(await desk.locator('.canned-theirs').textContent()).toContain('Good evening from somebody else.');
  await desk.unroute('**/canned');
  expect(await text(desk).inputValue()).toBe('Good morning from me.');
  expect(await violations(desk)).toEqual([]);
  expect(await overflow(desk)).toBe(0);
  if (process.env.SHOW) await desk.screenshot({ path: process.env.SHOW });
  await save();
  expect(await desk.locator('.canned-theirs').count()).toBe(0);
  await desk.reload();
  await toCanned(desk);
  await desk.locator('.canned-row', { hasText: 'Greeting' }).click();
  await editor(desk).locator('select').selectOption({ value: 'en' });
  expect(await text(desk).inputValue()).toBe('Good morning from me.');
});

it('takes a changed text, and deletes a reply after asking once more', async () => {
  await editor(desk).locator('select').selectOption({ value: 'en' });
  await text(desk).fill('Good day.');
  await save();
  await desk.getByRole('button', { name: 'Delete' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await desk.getByText('There are no canned replies yet.').waitFor();
  expect(await editor(desk).count()).toBe(0);
  expect(complaints).toEqual([]);
});

const looks: [string, BrowserContextOptions][] = [
  ['in light', {}],
  ['in dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 390, height: 780 } }],
  ['with forced colours', { forcedColors: 'active' }],
];

describe.each(looks)('the page of canned replies %s', (_name, options) => {
  it('has nothing for axe to find and is never wider than the screen', async () => {
    const storageState = await desk.context().storageState();
    const visit = await guide.visit('/console', { reducedMotion: 'reduce', ...options, storageState });
    const { page } = visit;
    await page.request.post(`${guide.address}/desk/api/canned`, {
      data: {
        id: 'r',
        title: 'Ein langes Wort: Rindfleischetikettierungsgesetz',
        texts: { en: 'Hello {{agent}}', ar: 'مرحبا' },
      },
      headers: { origin: guide.address, 'sec-fetch-site': 'same-origin' },
    });
    await toCanned(page);
    const found: Record<string, string[]> = {};
    const inspect = async (state: string) => {
      const wrong = await violations(page);
      if ((await overflow(page)) > 0) wrong.push('wider than the screen');
      if (wrong.length > 0) found[state] = wrong;
    };
    await inspect('the list');
    await page.locator('.canned-row').click();
    await page.locator('.canned-preview').waitFor();
    await inspect('the editor');
    await editor(page).locator('select').selectOption({ value: 'ar' });
    await page.locator('.canned-preview .bubble[lang=ar]').waitFor();
    await inspect('the editor in Arabic');
    await text(page).fill('x'.repeat(300));
    await inspect('a very long word');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').waitFor();
    await inspect('the question before deleting');
    expect(found).toEqual({});
    expect(visit.complaints).toEqual([]);
  });
});
