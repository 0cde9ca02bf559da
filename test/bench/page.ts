import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { percentile } from './percentile.ts';

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
    const network = await context.newCDPSession(page);
    let bytes = 0;
    await network.send('Network.enable');
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.addInitScript(noteFirstMessage);
    await page.goto(`http://127.0.0.1:${port}/?lang=en`);
    const ms = await page.waitForFunction(() => performance.getEntriesByName('first-message')[0]?.startTime);
    seen.push({ bytes, ms: Number(await ms.jsonValue()) });
    await context.close();
  }
  await browser.close();
  const counted = seen.slice(1);
  return {
    bytes: percentile(
      counted.map(({ bytes }) => bytes),
      0.5,
    ),
    ms: percentile(
      counted.map(({ ms }) => ms),
      0.5,
    ),
  };
}

/** Runs in the page: marks the moment at which the log of the conversation first has words in it. */
function noteFirstMessage(): void {
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('[role="log"]')?.textContent?.trim()) return;
    performance.mark('first-message');
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
