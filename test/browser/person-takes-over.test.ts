import type { Page } from 'playwright-core';
import { z } from 'zod';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { settled, tap } from './walk.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser({ settings: { DESK: 'on' } });
});
afterAll(() => guide.close());

const waiting = z.object({ items: z.array(z.object({ id: z.string() })).length(1) });

async function signInAsFirstAdministrator(): Promise<Page> {
  const { page } = await guide.visit(await guide.firstAdministratorPath());
  const form = page.locator('[data-view=join]');
  await form.getByLabel('Your name').fill('Ana Ito');
  await form.getByLabel('User name').fill('ana@example.com');
  await form.getByLabel('New password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create my account' }).click();
  await page.waitForURL(`${guide.address}/console`);
  return page;
}

it('shows a person by name instead of the questions of the guide, and the question again afterwards', async () => {
  const staff = await signInAsFirstAdministrator();
  const { page, complaints } = await guide.visit();
  await settled(page);
  await page.locator('#answer').fill('talk to a person');
  await page.keyboard.press('Enter');
  await page.locator('.chip', { hasText: 'Just get me somebody' }).waitFor();
  await tap(page, 'Just get me somebody');

  await staff.locator('[data-conversation], [role=option], [role=listitem], [role=row]').first().waitFor();
  const desk = `${guide.address}/desk/api/conversations`;
  const { items } = waiting.parse(await (await staff.request.get(`${desk}?state=waiting`)).json());
  const act = async (what: string, data: object) => {
    const headers = { origin: guide.address, 'sec-fetch-site': 'same-origin' };
    const answer = await staff.request.post(`${desk}/${items[0]?.id}/${what}`, { data, headers });
    expect(answer.status()).toBe(200);
  };
  await act('claim', {});
  await act('say', { text: 'Hello, how can I help?', clientId: 'a-1' });

  const said = page.locator('.from-agent');
  await said.waitFor();
  expect(await said.innerText()).toMatch(/^Ana Ito\s+Hello, how can I help\?$/);
  expect(await page.locator('.chip').count()).toBe(0);

  await act('close', {});
  await page.locator('.chip').first().waitFor();
  expect(complaints).toEqual([]);
});
