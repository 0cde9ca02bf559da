import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { type OtherSite, otherSite } from './other-site.ts';

const version = '4.18.1';

/** Microsoft's own client, whole; fetched once and kept outside the tree, because it is half a gigabyte as a dependency. */
function webChatBundle(): string {
  const folder = join(tmpdir(), `botframework-webchat-${version}`);
  const bundle = join(folder, 'package/dist/webchat.js');
  if (!existsSync(bundle)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['pack', `botframework-webchat@${version}`, '--silent'], { cwd: folder });
    execFileSync('tar', ['xzf', `botframework-webchat-${version}.tgz`], { cwd: folder });
  }
  return bundle;
}

const page = () => `<!doctype html><html lang="en"><head><title>Web Chat</title></head><body>
<div id="webchat" style="height:700px"></div><script src="/webchat.js"></script><script>
(async () => {
  const domain = '${guide.address}/v3/directline';
  let token = sessionStorage.getItem('token');
  if (!token) {
    const answer = await fetch(domain + '/tokens/generate', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    ({ token } = await answer.json());
  }
  sessionStorage.setItem('token', token);
  const directLine = WebChat.createDirectLine({ token, domain });
  WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('webchat'));
})();
</script></body></html>`;

let guide: GuideInBrowser;
let site: OtherSite;
beforeAll(async () => {
  const bundle = webChatBundle();
  site = await otherSite(page, { '/webchat.js': () => readFileSync(bundle) });
  guide = await guideInBrowser({ settings: { EMBED_ORIGINS: site.origin } });
}, 120_000);
afterAll(async () => {
  await Promise.all([guide.close(), site.close()]);
});

it('serves Web Chat, a client nobody here wrote: buttons, words, cards, and the same conversation after a reload', async () => {
  const context = await guide.browser.newContext({ locale: 'en-US', viewport: { width: 800, height: 900 } });
  const web = await context.newPage();
  await web.goto(site.origin);
  await web.getByText('When was your company established').first().waitFor();
  await web.locator('.ac-adaptiveCard input[type=date]').waitFor();
  await web
    .getByRole('toolbar', { name: 'Suggested actions' })
    .getByRole('button', { name: 'Not sure' })
    .click();
  await web.getByText('Who would register?').first().waitFor();
  await web.getByRole('textbox', { name: /message/i }).fill('a company');
  await web.keyboard.press('Enter');
  await web.getByText('Is your business licence valid').first().waitFor();
  await web.reload();
  await web.getByText('Is your business licence valid').first().waitFor();
  expect(await web.getByText('a company').count()).toBeGreaterThan(0);
});
