import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { isReview, settled, tap, tapFirstUntil } from './walk.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser();
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

it('prints the result alone, without anything to press, in ink on white', async () => {
  const { page } = await guide.visit('/', { colorScheme: 'dark' });
  await settled(page);
  await tapFirstUntil(page, isReview);
  await tap(page, 'Show my result');
  await page.locator('[data-part^="verdict."]').nth(4).waitFor();
  await page.emulateMedia({ media: 'print' });
  const printed = await page.evaluate(() => {
    const seen = (one: Element) => one.getClientRects().length > 0;
    return {
      messages: [...document.querySelectorAll('.message')].filter(seen).length,
      results: document.querySelectorAll('.result').length,
      buttons: [...document.querySelectorAll('button, textarea')].filter(seen).length,
      ground: getComputedStyle(document.documentElement).backgroundColor,
      ink: getComputedStyle(document.querySelector('.result') ?? document.body).color,
    };
  });
  expect(printed.results).toBeGreaterThan(0);
  expect(printed).toEqual({
    messages: printed.results,
    results: printed.results,
    buttons: 0,
    ground: 'rgb(255, 255, 255)',
    ink: 'rgb(0, 0, 0)',
  });
});

it('prints the whole conversation while there is no result', async () => {
  const { page } = await guide.visit();
  await settled(page);
  await tap(page, 'Not sure');
  await page.emulateMedia({ media: 'print' });
  const messages = page.locator('.message');
  expect(await messages.count()).toBeGreaterThan(2);
  expect(await page.locator('.message:visible').count()).toBe(await messages.count());
  expect(await page.locator('button:visible').count()).toBe(0);
});
