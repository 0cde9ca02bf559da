import type { Outcome } from '../../dialogs/conversation.ts';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';

const written = `First line
second line with **bold**, *italic*, _italic too_, snake_case_words and \`code\`.

# A heading

- one
- two with [a link](https://example.com/page) and [a way home](/calendar/2027-03-01.ics)

1. first
2. second

- ✓ met
- ? to be checked
- ✗ not met yet

> At least one year

2 * 3 * 4 and **unfinished, \\*escaped\\*, <b>no markup</b>`;

const say = (): Outcome => ({ state: {}, events: [], replies: [{ text: written, language: 'en' }] });

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser({ converse: say });
});
afterAll(() => guide.close());

it('shows the Markdown the guide writes, and nothing more than that', async () => {
  const { page } = await guide.visit();
  const words = page.locator('.from-bot .words');
  await words.waitFor();
  expect(await words.evaluate((node) => [...node.children].map((child) => child.outerHTML))).toEqual([
    '<p>First line<br>second line with <strong>bold</strong>, <em>italic</em>, <em>italic too</em>, snake_case_words and <code>code</code>.</p>',
    '<p><strong>A heading</strong></p>',
    `<ul><li>one</li><li>two with <a href="https://example.com/page" target="_blank" rel="noopener noreferrer">a link</a> and <a href="${guide.address}/calendar/2027-03-01.ics">a way home</a></li></ul>`,
    '<ol><li>first</li><li>second</li></ol>',
    '<ul><li class="sign-met">met</li><li class="sign-check">to be checked</li><li class="sign-not-met">not met yet</li></ul>',
    '<blockquote dir="auto">At least one year</blockquote>',
    '<p>2 * 3 * 4 and **unfinished, *escaped*, &lt;b&gt;no markup&lt;/b&gt;</p>',
  ]);
});
