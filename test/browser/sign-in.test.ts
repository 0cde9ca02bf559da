import type { BrowserContextOptions, Page } from 'playwright-core';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { overflow, violations } from './looks.ts';

const password = 'correct horse battery';
let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser({ settings: { DESK: 'on' } });
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

const view = (page: Page, name: string) => page.locator(`[data-view=${name}]`);
const isSignedIn = async (page: Page) =>
  (await page.request.get(`${guide.address}/desk/api/me`)).status() === 200;

it('takes the first administrator from the link to the console, by keyboard alone', async () => {
  const path = await guide.firstAdministratorPath();
  const { page, complaints } = await guide.visit(path);
  await view(page, 'join').waitFor();
  expect(await page.title()).toBe('Set up the service desk');
  expect(page.url()).toBe(`${guide.address}/console/sign-in`);
  expect(await violations(page)).toEqual([]);

  await page.keyboard.type('Ana Ito');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ana <b>');
  await page.keyboard.press('Tab');
  await page.keyboard.type('short');
  await page.keyboard.press('Enter');
  await page.getByText('A user name has 2 to 64 letters').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('ana@example.com');
  await page.keyboard.press('Enter');
  await page.getByText('too easy to guess').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${guide.address}/console`);
  expect(await isSignedIn(page)).toBe(true);
  expect(complaints).toEqual([]);

  const { page: second } = await guide.visit(path);
  await second.getByRole('heading', { name: 'This link does not work' }).waitFor();
  expect(await second.getByRole('alert').filter({ visible: true }).textContent()).toContain(
    'has been used already',
  );
  expect(await violations(second)).toEqual([]);
});

it('signs in, says what is wrong, and keeps passwords out of the address', async () => {
  const { page, complaints } = await guide.visit('/console/sign-in');
  await view(page, 'sign-in').waitFor();
  expect(await page.locator('#organisation').isVisible()).toBe(false);
  await view(page, 'sign-in').getByLabel('User name').fill('ana@example.com');
  await view(page, 'sign-in').getByLabel('Password').fill('not this one');
  await page.getByRole('button').click();
  await page.getByText('The user name or the password is not right.').waitFor();
  expect(await violations(page)).toEqual([]);
  await view(page, 'sign-in').getByLabel('Password').fill(password);
  await page.getByRole('button').click();
  await page.waitForURL(`${guide.address}/console`);
  expect(await isSignedIn(page)).toBe(true);
  expect(complaints).toEqual([]);
});

it('tells until when to wait after too many tries, and that the server is away', async () => {
  const { page, context } = await guide.visit('/console/sign-in');
  await view(page, 'sign-in').getByLabel('User name').fill('somebody');
  const tried = async () => {
    await view(page, 'sign-in').getByLabel('Password').fill('guess');
    await page.getByRole('button').click();
    await page.locator('button[aria-busy]').waitFor({ state: 'detached' });
    return view(page, 'sign-in').getByRole('alert').textContent();
  };
  let told = await tried();
  for (let count = 0; count < 8 && !told?.startsWith('Too many'); count += 1) told = await tried();
  expect(told).toMatch(/^Too many attempts\. Please try again after \d+:\d\d:\d\d/);
  await context.setOffline(true);
  expect(await tried()).toContain('The server cannot be reached.');
});

it('offers the account of the organisation, and says when that did not work', async () => {
  const before = async (page: Page) => {
    await page.route('**/desk/api/sign-in-options', (route) =>
      route.fulfill({ json: { password: true, oidc: true } }),
    );
  };
  const { page } = await guide.visit('/console/sign-in#problem=oidc-refused', { before });
  const link = page.getByRole('link', { name: 'Sign in with your organisation’s account' });
  expect(await link.getAttribute('href')).toBe('/desk/api/oidc/start');
  await page.getByText('ask your administrator').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('makes no HTML of a text, whatever script tries to', async () => {
  const { page } = await guide.visit('/console/sign-in');
  const outcome = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img src=x onerror=alert(1)>';
      return 'made';
    } catch (error) {
      return error instanceof TypeError ? 'refused' : 'other';
    }
  });
  expect(outcome).toBe('refused');
});

it.each<[string, BrowserContextOptions]>([
  ['in dark', { colorScheme: 'dark' }],
  ['on a small phone', { viewport: { width: 320, height: 568 } }],
])('fits and has nothing for axe to find %s, in a language from right to left', async (_look, options) => {
  const { page, complaints } = await guide.visit('/console/sign-in?lang=ar', options);
  await view(page, 'sign-in').waitFor();
  expect(await page.getAttribute('html', 'dir')).toBe('rtl');
  expect(await violations(page)).toEqual([]);
  expect([await overflow(page), complaints]).toEqual([0, []]);
});
