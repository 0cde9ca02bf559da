import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import { percentile } from '../harness/percentile.ts';

const executablePath = '/usr/bin/chromium';

/** Whether there is a browser to measure with. */
export const browserThere = existsSync(executablePath);

/**
 * Bytes over the network and milliseconds from asking for the page until the bot's first message is on it; medians
 * over visits with an empty cache. The first visit, which starts the browser's machinery, does not count.
 */
export async function firstMessage(port: number, visits: number) {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const seen = [];
  for (let visit = 0; visit <= visits; visit += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(noteFirstMessage);
    await page.goto(`http://127.0.0.1:${port}/?lang=en`);
    const mark = await page.waitForFunction(() => {
      const [entry] = performance.getEntriesByName('first-message');
      return entry instanceof PerformanceMark && { startTime: entry.startTime, detail: entry.detail };
    });
    seen.push(firstMark.parse(await mark.jsonValue()));
    await context.close();
  }
  await browser.close();
  const counted = seen.slice(1);
  return {
    bytes: percentile(
      counted.map(({ detail }) => detail.bytes),
      0.5,
    ),
    ms: percentile(
      counted.map(({ startTime }) => startTime),
      0.5,
    ),
  };
}

const firstMark = z.object({ startTime: z.number(), detail: z.object({ bytes: z.number() }) });

/**
 * Runs in the page: marks the moment at which the log of the conversation first has words in it, with the bytes of
 * all that had been received by then.
 */
function noteFirstMessage(): void {
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('[role="log"]')?.textContent?.trim()) return;
    observer.disconnect();
    const received = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ];
    const bytes = received
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .reduce((sum, { transferSize }) => sum + transferSize, 0);
    performance.mark('first-message', { detail: { bytes } });
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
