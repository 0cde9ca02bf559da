import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** `npm run teams:icons [path of Chromium]`: draws the icons of the Teams app from their SVG, for those who change it. */
const folder = join(import.meta.dirname, '../teams-app/icons');
const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium' });
for (const [name, size] of [
  ['color', 192],
  ['outline', 32],
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();
