import type { Outcome } from '../../dialogs/conversation.ts';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { payloads } from './hostile-payloads.ts';

/** Says back what it hears, everywhere a bot can say something: text, card, field, action, suggestion. */
function parrot(_state: unknown, input: { kind: string; text?: string }): Outcome {
  const said = input.text ?? 'Say something.';
  return {
    state: {},
    events: [],
    replies: [
      {
        text: said,
        language: 'en',
        suggestions: [{ action: 'a', title: said }],
        card: {
          blocks: [
            { kind: 'heading', text: said },
            { kind: 'text', text: said },
            { kind: 'quote', text: said, language: 'en', source: said, url: 'https://example.com/' },
            { kind: 'facts', rows: [{ label: said, value: said }] },
            { kind: 'list', ordered: true, items: [said] },
            {
              kind: 'verdict',
              verdict: 'met',
              title: said,
              verdictWord: said,
              text: [said],
              source: said,
              url: said,
            },
            {
              kind: 'coverage',
              title: said,
              alt: said,
              band: [8, 20],
              rows: [{ label: said, verdict: 'met', hours: Array(24).fill(1), words: said }],
            },
            {
              kind: 'fields',
              fields: [
                { kind: 'choice', id: 'c', label: said, many: true, options: [{ value: said, title: said }] },
              ],
            },
          ],
          actions: [
            { kind: 'link', title: said, url: 'javascript:alert(1)' },
            { kind: 'submit', title: said, action: said },
          ],
        },
      },
    ],
  };
}

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser({ converse: parrot, settings: { LIMIT_MESSAGES: '1000' } });
});
afterAll(() => guide.close());

describe('hostile words', () => {
  it('are shown as the text they are, wherever they come from, and run nothing', async () => {
    // a click waits until the page stands still, and it glides to each message unless asked for less motion
    const { page, complaints, context } = await guide.visit('/', { reducedMotion: 'reduce' });
    await page.locator('.from-bot').waitFor();
    for (const payload of payloads) {
      const before = await page.locator('.from-bot').count();
      await page.locator('#answer').fill(payload);
      await page.keyboard.press('Enter');
      await page.locator('.from-bot').nth(before).locator('.ac-adaptiveCard').waitFor();
      expect(await page.locator('.bubble').last().textContent()).toBe(payload);
      await page.locator('.from-bot').last().locator('.ac-pushButton').first().click();
    }
    const markup = await page.evaluate(() => ({
      elements: [
        ...new Set(
          [...document.querySelectorAll('.transcript *, .suggestions *')].map((one) => one.localName),
        ),
      ],
      handlers: [...document.querySelectorAll('*')].flatMap((one) =>
        one.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      addresses: [...document.querySelectorAll('#app [href]')]
        .map((one) => one.getAttribute('href') ?? '')
        .filter((href) => !/^(https?:|\/|#)/.test(href)),
    }));
    for (const name of [
      'script',
      'iframe',
      'svg',
      'style',
      'form',
      'base',
      'meta',
      'link',
      'math',
      'details',
    ]) {
      expect(markup.elements).not.toContain(name);
    }
    expect(markup.handlers).toEqual([]);
    expect(markup.addresses).toEqual([]);
    expect(complaints).toEqual([]);
    expect(context.pages()).toHaveLength(1);
  });
});
