import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { settled } from './walk.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser();
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

it('needs at most 40 kB over the wire before the first message of the bot', async () => {
  let bytes = 0;
  const { page } = await guide.visit('/', {
    before: async (fresh) => {
      const devtools = await fresh.context().newCDPSession(fresh);
      await devtools.send('Network.enable');
      devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      // The chunk for cards is loaded after the message; holding it back shows that nothing waits for it.
      await fresh.route('**/card-view-*', () => {});
    },
  });
  await settled(page);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(40_000);
});

it('is complete without a single request to another origin', async () => {
  const foreign: string[] = [];
  const { page } = await guide.visit('/', {
    before: async (fresh) => {
      fresh.on('request', (request) => {
        if (!/^data:/.test(request.url()) && !request.url().startsWith(guide.address))
          foreign.push(request.url());
      });
    },
  });
  await settled(page);
  await page.locator('.ac-adaptiveCard').waitFor();
  expect(foreign).toEqual([]);
});
