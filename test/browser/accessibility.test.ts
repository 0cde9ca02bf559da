import type { BrowserContextOptions, Page } from 'playwright-core';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { overflow, violations } from './looks.ts';
import { cardShown, isResult, isReview, settled, tap, tapFirstUntil, whereText } from './walk.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser();
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

const openMenu = (page: Page) => page.locator('[aria-haspopup=dialog]').click();

const looks: [string, string, BrowserContextOptions][] = [
  ['in light', '/', {}],
  ['in dark', '/', { colorScheme: 'dark' }],
  ['from right to left', '/?lang=ar', { viewport: { width: 390, height: 844 } }],
];

it('is told by axe of what is wrong, and of each once', async () => {
  const { page } = await guide.visit();
  await settled(page);
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.textContent = 'pale';
    pale.style.cssText = 'position: fixed; top: 0; color: #bbb; background: #fff';
    document.querySelector('main')?.append(document.createElement('button'), pale);
  });
  const found = (await violations(page)).map((line) => line.split(':')[0]);
  expect(found).toEqual(['button-name', 'color-contrast']);
  expect(await violations(page)).toHaveLength(2);
});

describe.each(looks)('the page %s', (_name, path, options) => {
  it('has nothing for axe to find, from the welcome through card, review and menu to the result', async () => {
    const { page, complaints } = await guide.visit(path, { reducedMotion: 'reduce', ...options });
    const found: Record<string, string[]> = {};
    const inspect = async (state: string) => {
      const wrong = await violations(page);
      if (wrong.length > 0) found[state] = wrong;
    };
    await settled(page);
    await cardShown(page);
    await inspect('welcome with a form');
    await page.locator('.ac-pushButton').first().click();
    await inspect('a form with its mistake');
    await openMenu(page);
    await inspect('menu');
    await page.keyboard.press('Escape');
    const lastQuestion = async () =>
      (await page.locator('.progress .done').count()) === 7 && (await page.locator('.chip').count()) === 2;
    // The second question has buttons only, the third a long form, the fourth a long list; the rest is like these.
    const unseen = new Set([1, 2, 3]);
    await tapFirstUntil(page, async () => {
      const done = await page.locator('.progress .done').count();
      if (unseen.delete(done)) await inspect(`question ${done + 1}`);
      return lastQuestion();
    });
    await inspect('review');
    await tapFirstUntil(page, isResult);
    await page.locator('[data-part^="verdict."]').nth(4).waitFor();
    await inspect('result');
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });

  it('has nothing for axe to find when it is offline, or the conversation is gone', async () => {
    const { page, context } = await guide.visit(path, { reducedMotion: 'reduce', ...options });
    await settled(page);
    await context.setOffline(true);
    await page.locator('.banner p').waitFor();
    await page.locator('#answer').fill('2020');
    await page.keyboard.press('Enter');
    await page.locator('.fate').waitFor();
    expect(await violations(page)).toEqual([]);
    const gone = await guide.visit(`${path}#resume=no.such.token`, { reducedMotion: 'reduce', ...options });
    await gone.page.locator('.ending').waitFor();
    expect(await violations(gone.page)).toEqual([]);
  });
});

describe('the page, magnified', () => {
  it.each([
    ['on a screen 320 pixels wide', { viewport: { width: 320, height: 640 } }],
    ['at 200 % on a laptop', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ['at 400 % on a laptop', { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 }],
  ])('is never wider than the screen, %s', async (_name, options) => {
    const { page } = await guide.visit('/', { reducedMotion: 'reduce', ...options });
    await settled(page);
    await cardShown(page);
    expect(await overflow(page)).toBe(0);
    const seen = new Set<string | null>();
    await tapFirstUntil(page, async () => {
      const where = await whereText(page);
      if (!seen.has(where)) expect(await overflow(page)).toBe(0);
      seen.add(where);
      return isReview(page);
    });
    await tap(page, 'Show my result');
    await page.locator('[data-part^="verdict."]').nth(4).waitFor();
    expect(await overflow(page)).toBe(0);
    await openMenu(page);
    expect(await overflow(page)).toBe(0);
  });
});

describe('the page for ears and keys', () => {
  it('announces what the guide says in a live log, and does not read cards into it', async () => {
    const { page } = await guide.visit();
    await settled(page);
    const log = page.getByRole('log', { name: 'Conversation' });
    expect(await log.getByText('When was your company established').count()).toBe(1);
    expect(await log.locator('.cards').last().getAttribute('aria-live')).toBe('off');
  });

  it('moves through skip link, menu, card, one stop of buttons and the composer, and traps nobody', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await cardShown(page);
    const stops: string[] = [];
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const { activeElement: active } = document;
          return active?.id || active?.className.split(' ')[0] || active?.localName || '';
        }),
      );
      if (stops.at(-1) === 'answer') break;
    }
    expect(stops[0]).toBe('skip');
    expect(stops[1]).toBe('round');
    expect(stops.filter((stop) => stop === 'chip')).toHaveLength(1);
    expect(stops.at(-1)).toBe('answer');
  });

  it('leads from the skip link to the composer', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer');
  });

  it('keeps the place of a person who taps: the next stop is what the guide asks next', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await page.locator('.chip').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.from-bot').nth(1).waitFor();
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.classList.contains('from-person'))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('chip');
  });

  it('gives the focus back to its button when the menu closes', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await openMenu(page);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup'))).toBe('dialog');
  });

  it('shows where the focus is', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement ? getComputedStyle(activeElement).outlineStyle : 'none';
    });
    expect(outline).toBe('solid');
  });

  it('counts what came while nobody looked in the title of the page', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.locator('.chip').first().dispatchEvent('click');
    await page.waitForFunction(() => document.title.startsWith('(1) '));
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(await page.title()).toBe('Seller registration guide');
  });

  it('moves nothing for a person who asked for less motion', async () => {
    const { page } = await guide.visit('/', { reducedMotion: 'reduce' });
    await settled(page);
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].map((one) =>
          parseFloat(getComputedStyle(one).animationDuration),
        ),
      ),
    );
    expect(longest).toBeLessThan(0.01);
  });

  it('draws borders where forced colours take the grounds away', async () => {
    const { page } = await guide.visit('/', { forcedColors: 'active' });
    await settled(page);
    await tap(page, 'Not sure');
    const border = await page
      .locator('.bubble')
      .evaluate((bubble) => getComputedStyle(bubble).borderTopStyle);
    expect(border).toBe('solid');
  });
});
