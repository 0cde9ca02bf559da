import type { Page } from 'playwright-core';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { cardShown, settled, tap, tapFirstUntil, whereText } from './walk.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser();
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

const bubbles = (page: Page) => page.locator('.bubble').allInnerTexts();
const isThirdQuestion = async (page: Page) => (await whereText(page)) === 'Question 3 of 8';

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#answer').fill(text);
  await page.keyboard.press('Enter');
}

describe('coming back', () => {
  it('shows the same conversation after a reload, with only the newest buttons alive', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await tapFirstUntil(page, isThirdQuestion);
    const before = await bubbles(page);
    await page.reload();
    await settled(page);
    await cardShown(page);
    expect(await bubbles(page)).toEqual(before);
    expect(await whereText(page)).toBe('Question 3 of 8');
    await page.locator('.ac-adaptiveCard.retired').first().waitFor({ state: 'attached' });
    expect(await page.locator('.ac-adaptiveCard:not(.retired)').count()).toBe(1);
  });

  it('goes on after the server was restarted in the middle of it', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await tap(page, 'Not sure');
    await guide.stopServer();
    await page.getByText('The connection was interrupted').waitFor();
    await page.locator('.chip').first().click();
    await guide.startServer();
    await page.locator('.from-bot').nth(2).waitFor();
    await settled(page);
    expect((await bubbles(page)).length).toBe(2);
    expect(await page.locator('.banner p').count()).toBe(0);
  });

  it('brings the conversation to another device by its link, and takes the link out of the address', async () => {
    const first = await guide.visit();
    await settled(first.page);
    await tap(first.page, 'Not sure');
    const token = await first.page.evaluate(() => localStorage.getItem('guide.resume'));
    const second = await guide.visit(`/#resume=${token}`);
    await settled(second.page);
    expect(await bubbles(second.page)).toEqual(['Not sure']);
    expect(new URL(second.page.url()).hash).toBe('');
    await tap(second.page, 'Not sure');
    await first.page.locator('.bubble').nth(1).waitFor();
  });

  it('says so when the link leads nowhere, and begins anew from there', async () => {
    const { page } = await guide.visit('/#resume=no.such.token');
    await page.getByRole('heading', { name: 'This conversation is no longer here' }).waitFor();
    await page.getByRole('button', { name: 'Start a new conversation' }).click();
    await settled(page);
    expect(await whereText(page)).toBe('Question 1 of 8');
  });

  it('comes back in a new tab of the same browser', async () => {
    const { page, context } = await guide.visit();
    await settled(page);
    await tap(page, 'Not sure');
    const later = await context.newPage();
    await later.goto(guide.address);
    await settled(later);
    expect(await bubbles(later)).toEqual(['Not sure']);
  });

  it('changes to the language of the address, once', async () => {
    const { page, context } = await guide.visit();
    await settled(page);
    await tap(page, 'Not sure');
    const later = await context.newPage();
    await later.goto(`${guide.address}/?lang=es`);
    await later.locator('.from-bot[lang=es]').first().waitFor();
    await later.waitForFunction(() => document.documentElement.lang === 'es');
    expect(await bubbles(later)).toEqual(['Not sure', 'Español']);
    await later.reload();
    await settled(later);
    expect(await bubbles(later)).toEqual(['Not sure', 'Español']);
  });

  it('works without cookies and storage', async () => {
    const { page, complaints, context } = await guide.visit('/', {
      before: async (fresh) => {
        await fresh.addInitScript(() => {
          const refuse = {
            get: () => {
              throw new DOMException('refused', 'SecurityError');
            },
          };
          Object.defineProperty(window, 'localStorage', refuse);
          Object.defineProperty(window, 'sessionStorage', refuse);
        });
      },
    });
    await settled(page);
    await tap(page, 'Not sure');
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });

  it('polls where no WebSocket passes', async () => {
    const { page } = await guide.visit('/', {
      before: async (fresh) => {
        await fresh.routeWebSocket(/stream/, (socket) => socket.close());
      },
    });
    await settled(page);
    await tap(page, 'Not sure');
    await tap(page, 'Not sure');
    expect((await bubbles(page)).length).toBe(2);
  });
});

describe('a message that does not get through', () => {
  it('is heard once although its acknowledgement was lost and it was sent again', async () => {
    const { page } = await guide.visit();
    await settled(page);
    let lost = 0;
    await page.route('**/activities', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost++;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await write(page, 'March 2020');
    await page.locator('.from-bot').nth(1).waitFor();
    await settled(page);
    await page.reload();
    await settled(page);
    expect(lost).toBe(1);
    expect(await bubbles(page)).toEqual(['March 2020']);
    const said = await page.locator('.from-bot').allInnerTexts();
    expect(new Set(said).size).toBe(said.length);
  });

  it('can be sent again by its button, with the same id', async () => {
    const { page } = await guide.visit();
    await settled(page);
    const ids: string[] = [];
    let broken = true;
    await page.route('**/activities', (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      ids.push(route.request().postDataJSON().channelData.clientActivityID);
      return broken ? route.abort('connectionreset') : route.continue();
    });
    await write(page, 'March 2020');
    await page.getByText('Not sent yet.').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.from-bot').nth(1).waitFor();
    expect(new Set(ids).size).toBe(1);
    expect(ids.length).toBeGreaterThan(1);
    expect(await page.getByText('Not sent yet.').count()).toBe(0);
  });

  it('is kept while the network is away and sent when it is back', async () => {
    const { page, context } = await guide.visit();
    await settled(page);
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    await write(page, 'March 2020');
    await page.getByText('Not sent yet.').waitFor();
    await context.setOffline(false);
    await page.locator('.from-bot').nth(1).waitFor();
    await page.waitForFunction(() => !document.querySelector('.banner p'));
    expect(await bubbles(page)).toEqual(['March 2020']);
  });
});

describe('a conversation that is over', () => {
  it('leaves nothing on the page or in the browser after "delete my data"', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await write(page, 'March 2020');
    await page.locator('.from-bot').nth(1).waitFor();
    await page.locator('[aria-haspopup=dialog]').click();
    await page.getByRole('button', { name: 'Delete my data' }).click();
    await page.locator('.from-bot').nth(2).waitFor();
    await settled(page);
    await page.locator('.chip').first().click();
    await page.getByRole('heading', { name: 'Your data was deleted' }).waitFor();
    expect(await page.locator('.message').count()).toBe(0);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await page.getByRole('button', { name: 'Start a new conversation' }).click();
    await settled(page);
    expect(await page.locator('.bubble').count()).toBe(0);
  });
});
