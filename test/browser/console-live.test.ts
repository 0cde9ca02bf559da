import type { Page } from 'playwright-core';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { settled } from './walk.ts';

let guide: GuideInBrowser;
let desk: Page;
let complaints: string[];
beforeAll(async () => {
  guide = await guideInBrowser({ settings: { DESK: 'on' } });
  ({ page: desk, complaints } = await guide.visit(await guide.firstAdministratorPath()));
  const join = desk.locator('[data-view=join]');
  await join.getByLabel('Your name').fill('Anna Lind');
  await join.getByLabel('User name').fill('anna@example.com');
  await join.getByLabel('New password').fill('correct horse battery');
  await desk.getByRole('button').click();
  await desk.waitForURL(`${guide.address}/console`);
});
afterAll(() => guide.close());

/** A prospect in Spanish who asks for a person, and says what about. */
async function whoAsks(line: string): Promise<Page> {
  const { page } = await guide.visit('/?lang=es', { locale: 'es' });
  await settled(page);
  await page.locator('#answer').fill('hablar con una persona');
  await page.keyboard.press('Enter');
  await page.locator('.from-bot', { hasText: '¿De qué se trata?' }).waitFor();
  await page.locator('#answer').fill(line);
  await page.keyboard.press('Enter');
  await desk.locator('.row', { hasText: line }).waitFor();
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('#answer').fill(text);
  await page.keyboard.press('Enter');
}

it('takes a prospect from the queue through a conversation in both directions to its end', async () => {
  const prospect = await whoAsks('Sobre nuestro horario');
  await desk.locator('.row', { hasText: 'Sobre nuestro horario' }).click();
  await desk.locator('.from-guide').first().waitFor();
  await desk.keyboard.press('c');
  await desk.locator('#reply:focus').waitFor();
  await desk.keyboard.type('Hola, soy Anna');
  await desk.keyboard.press('Enter');
  await prospect.locator('.from-bot', { hasText: 'Hola, soy Anna' }).waitFor();
  expect(await desk.locator('.from-staff', { hasText: 'Hola, soy Anna' }).count()).toBe(1);
  await say(prospect, 'Gracias <b>Anna</b>');
  await desk.locator('.from-prospect', { hasText: 'Gracias <b>Anna</b>' }).waitFor();

  await desk.keyboard.press('Escape');
  await desk.keyboard.press('i');
  await desk.locator('.choice').nth(2).click();
  const theirs =
    (await desk.locator('.choice').nth(2).locator('.choice-theirs p').first().textContent()) ?? '';
  await desk.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await prospect.locator('.from-bot', { hasText: theirs }).last().waitFor();

  await desk.getByRole('tab', { name: /^Notes/ }).click();
  await desk.locator('#note').fill('Knows the hours already');
  await desk.getByRole('button', { name: 'Save note' }).click();
  await desk.locator('.note').waitFor();

  await desk.locator('#conversation').focus();
  await desk.keyboard.press('e');
  await desk.getByRole('dialog').getByRole('button', { name: 'End' }).click();
  await desk.getByText('This conversation is closed.').waitFor();
  expect(await prospect.locator('body').textContent()).not.toContain('Knows the hours already');
  expect(complaints).toEqual([]);
});

it('comes back by itself after the server was away, and shows what was said meanwhile once', async () => {
  const prospect = await whoAsks('Otra pregunta');
  await desk.locator('.row', { hasText: 'Otra pregunta' }).click();
  await desk.getByRole('heading', { name: 'Otra pregunta' }).waitFor();
  await desk.keyboard.press('c');
  await desk.locator('#reply:focus').waitFor();
  await guide.stopServer();
  await desk.getByText('Reconnecting').waitFor();
  await desk.keyboard.type('Un momento');
  await desk.keyboard.press('Enter');
  await desk.locator('[data-fate=failed]').waitFor();
  await guide.startServer();
  await desk.getByText(/^Waiting: /).waitFor();
  await desk.getByRole('button', { name: 'Try again' }).click();
  await prospect.locator('.from-bot', { hasText: 'Un momento' }).waitFor();
  await say(prospect, 'Espero aquí');
  await desk.locator('.from-prospect', { hasText: 'Espero aquí' }).waitFor();
  expect(await desk.locator('.from-staff', { hasText: 'Un momento' }).count()).toBe(1);
  expect(await desk.locator('.from-prospect', { hasText: 'Espero aquí' }).count()).toBe(1);
  expect(complaints).toEqual([]);
});
