import type { BrowserContextOptions } from 'playwright-core';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { payloads } from './hostile-payloads.ts';
import { overflow, violations } from './looks.ts';
import { settled } from './walk.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser({ settings: { LIMIT_MESSAGES: '0' } });
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' };

it('leads from the menu to a page that shows on a phone what was said, word for word, and runs none of it', async () => {
  const { page, context, complaints } = await guide.visit('/', phone);
  await settled(page);
  for (const payload of payloads) {
    const before = await page.locator('.from-bot').count();
    await page.locator('textarea').fill(payload);
    await page.keyboard.press('Enter');
    await page.locator('.from-bot').nth(before).waitFor();
  }
  await page.locator('[aria-haspopup=dialog]').click();
  await page.getByRole('button', { name: 'Send me my data', exact: true }).click();
  const link = page.getByRole('link', { name: 'your data' });
  await link.waitFor();
  const shown = await context.newPage();
  shown.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
  shown.on('console', (message) => complaints.push(message.text()));
  await shown.goto((await link.getAttribute('href')) ?? '');
  const text = (await shown.locator('main').textContent()) ?? '';
  for (const payload of payloads) expect(text.replaceAll('**', '')).toContain(payload.replaceAll('**', ''));
  expect(
    await shown.locator('main :is(img, svg, script, iframe, form, input, style, link, object)').count(),
  ).toBe(0);
  expect(await shown.locator('main a').count()).toBe(1);
  expect(complaints).toEqual([]);
  expect(await overflow(shown)).toBe(0);
  if (process.env.SHOW) await shown.screenshot({ path: process.env.SHOW });

  const download = shown.waitForEvent('download');
  await shown.getByRole('link').click();
  expect((await download).suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.json$/);
});

it.each([
  ['in light', {}],
  ['in dark', { colorScheme: 'dark' }],
] as const)('has nothing for axe to find, %s', async (_look, options) => {
  const { page, context } = await guide.visit('/?lang=ar', options);
  await settled(page);
  await page.locator('[aria-haspopup=dialog]').click();
  await page.getByRole('button', { name: 'إرسال بياناتي', exact: true }).click();
  const link = page.getByRole('link', { name: 'بياناتكم' });
  await link.waitFor();
  const shown = await context.newPage();
  for (const address of [(await link.getAttribute('href')) ?? '', `${guide.address}/my-data/x`]) {
    await shown.goto(address);
    expect(await violations(shown)).toEqual([]);
  }
});
