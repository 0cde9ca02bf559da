import type { Page } from 'playwright-core';

/** What the header says of the progress. */
export function whereText(page: Page): Promise<string | null> {
  return page.locator('.where').textContent();
}

/** Waits until the guide has asked something or shown the result, and everything of it is on the page. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.chip').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.sending'));
}

/** Taps an answer and waits for what the guide says to it. */
export async function tap(page: Page, title: string | RegExp): Promise<void> {
  const before = await page.locator('.from-bot').count();
  await page.locator('.chip', { hasText: title }).first().click();
  await page.locator('.from-bot').nth(before).waitFor();
  await settled(page);
}

/** Answers with the first button again and again until the text under the title matches. */
export async function tapFirstUntil(page: Page, isThere: (page: Page) => Promise<boolean>): Promise<void> {
  for (let taps = 0; taps < 40; taps++) {
    if (await isThere(page)) return;
    const before = await page.locator('.from-bot').count();
    await page.locator('.chip:not(.quiet)').first().click();
    await page.locator('.from-bot').nth(before).waitFor();
    await settled(page);
  }
  throw new Error('Forty taps did not lead there');
}

/** The review stands before the result, and its first button leads there. */
export async function isReview(page: Page): Promise<boolean> {
  return (await page.locator('.chip', { hasText: 'Show my result' }).count()) > 0;
}

export async function isResult(page: Page): Promise<boolean> {
  return (await page.locator('.result').count()) > 0;
}

/** A value that was set means that the card of the newest question is on the page. */
export async function cardShown(page: Page): Promise<void> {
  await page.locator('.from-bot .ac-adaptiveCard').last().waitFor();
}
