import type { Page } from 'playwright-core';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { type OtherSite, otherSite } from './other-site.ts';

let guide: GuideInBrowser;
let allowed: OtherSite;
let refused: OtherSite;
let attributes = '';

const hostPage = () => `<!doctype html><html lang="en"><head><title>A shop</title>
<meta http-equiv="content-security-policy" content="script-src ${guide.address}; style-src 'none'; frame-src ${guide.address}">
</head><body><main><h1>A shop</h1><p><a href="#">Something to focus</a></p></main>
<script src="${guide.address}/widget.js" ${attributes} async></script></body></html>`;

beforeAll(async () => {
  allowed = await otherSite(hostPage);
  refused = await otherSite(hostPage);
  guide = await guideInBrowser({ settings: { EMBED_ORIGINS: allowed.origin } });
});
afterAll(async () => {
  await Promise.all([guide.close(), allowed.close(), refused.close()]);
});
beforeEach(() => {
  attributes = '';
});

async function visitShop(site: OtherSite, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const context = await guide.browser.newContext({ locale: 'en-GB', viewport });
  const page = await context.newPage();
  await page.goto(site.origin);
  await page.locator('.launcher').waitFor();
  return page;
}

const chat = (page: Page) => page.frameLocator('iframe');

describe('the widget', () => {
  it('opens the guide on a site that is allowed, under that site’s strict policy', async () => {
    const page = await visitShop(allowed);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.locator('.launcher').click();
    await chat(page).locator('.chip').first().waitFor();
    await chat(page).locator('.chip').first().click();
    await chat(page).locator('.from-person').waitFor();
    expect(await page.locator('.launcher').getAttribute('aria-expanded')).toBe('true');
  });

  it('shows nothing of the guide on a site that is not', async () => {
    const page = await visitShop(refused);
    const refusal = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await page.locator('.launcher').click();
    await refusal;
    expect(await chat(page).locator('.from-bot').count()).toBe(0);
  });

  it('closes by Esc, inside and outside, and gives the focus back to its button', async () => {
    const page = await visitShop(allowed);
    await page.locator('.launcher').click();
    await chat(page).locator('.chip').first().focus();
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'hidden' });
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
    expect(await focused()).toBe('launcher');
    await page.keyboard.press('Enter');
    await page.locator('iframe').waitFor({ state: 'visible' });
    await page.locator('.launcher').focus();
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'hidden' });
    expect(await focused()).toBe('launcher');
  });

  it('closes the menu first when Esc is pressed in it', async () => {
    const page = await visitShop(allowed);
    await page.locator('.launcher').click();
    await chat(page).locator('[aria-haspopup=dialog]').click();
    await page.keyboard.press('Escape');
    await chat(page).locator('dialog').waitFor({ state: 'hidden' });
    expect(await page.locator('iframe').isVisible()).toBe(true);
  });

  it('fills a phone, with a way to close it', async () => {
    const page = await visitShop(allowed, { width: 390, height: 844 });
    await page.locator('.launcher').click();
    await chat(page).locator('.chip').first().waitFor();
    expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await chat(page).getByRole('button', { name: 'Close', exact: true }).click();
    await page.locator('iframe').waitFor({ state: 'hidden' });
  });

  it('counts on its button what was said while it was closed, and listens to nobody else', async () => {
    const page = await visitShop(allowed);
    await page.locator('.launcher').click();
    await chat(page).locator('.chip').first().waitFor();
    // The answer is held back until the guide is closed.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/activities', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    await chat(page).locator('.chip').first().click();
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.postMessage({ kind: 'guide.unread', count: 99 }, '*'));
    letGo();
    await page.locator('.launcher b', { hasText: /^1$/ }).waitFor();
    await page.locator('.launcher').click();
    await page.locator('.launcher b').waitFor({ state: 'hidden' });
  });

  it('takes its place, language and words from its tag', async () => {
    attributes = 'data-position="left" data-language="es" data-label="Pregunte"';
    const page = await visitShop(allowed);
    expect(await page.locator('.launcher').textContent()).toBe('Pregunte');
    expect((await page.locator('.launcher').boundingBox())?.x).toBe(20);
    await page.locator('.launcher').click();
    await chat(page).locator('.from-bot[lang=es]').first().waitFor();
  });
});

it('does not let the page itself be framed by anybody', async () => {
  const response = await fetch(guide.address);
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(response.headers.get('x-frame-options')).toBe('DENY');
});
