import type { BrowserContextOptions, Page } from 'playwright-core';
import { conversation, type FakeDesk, fakeDesk, prospectMessage } from './fake-desk.ts';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { overflow, violations } from './looks.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser({ settings: { DESK: 'on' } });
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

/** A desk with two who wait, and its console in a browser. */
async function atTheDesk(options: BrowserContextOptions = {}, set: (desk: FakeDesk) => void = () => {}) {
  const desk = fakeDesk([
    conversation('one'),
    conversation('two', { language: 'de', line: 'Wartezeit', place: 2, overdue: true }),
  ]);
  desk.logs.set('one', [
    {
      ...prospectMessage(1, '**3 de 8**\n\n¿En qué horario atienden?'),
      id: 'one|1',
      from: { id: 'bot', role: 'bot' },
      suggestedActions: { actions: [{ title: 'No estoy seguro' }] },
    },
    { ...prospectMessage(2, 'De 9 a 6'), id: 'one|2' },
  ]);
  set(desk);
  const visit = await guide.visit('/console', { ...options, before: (page) => desk.serve(page) });
  await visit.page.locator('.row, .list-empty').first().waitFor();
  return { desk, ...visit };
}

const paths = ({ told }: FakeDesk) =>
  told.map(({ path }) => path).filter((path) => !/read|typing/.test(path));

describe('the console by keyboard alone', () => {
  it('leads from the list to a claimed conversation and a reply', async () => {
    const { desk, page, complaints } = await atTheDesk();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.id === 'conversations')) break;
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nuestro horario de soporte' }).waitFor();
    await page.keyboard.press('c');
    await page.locator('#reply:focus').waitFor();
    await page.keyboard.type('Hola');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('soy Anna');
    await page.keyboard.press('Enter');
    await page.locator('.from-staff').waitFor();
    expect(paths(desk)).toEqual(['/conversations/one/claim', '/conversations/one/say']);
    expect(desk.told.find(({ path }) => path.endsWith('/say'))?.body).toMatchObject({
      text: 'Hola\nsoy Anna',
    });
    expect(complaints).toEqual([]);
  });

  it('does nothing by single keys in a text field, nor after somebody has switched them off', async () => {
    const { desk, page } = await atTheDesk();
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.locator('#reply:focus').waitFor();
    await page.keyboard.type('gex?');
    expect(await page.locator('#reply').inputValue()).toBe('gex?');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('switch').press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('x');
    expect(paths(desk)).toEqual(['/conversations/one/claim']);
    expect(await page.locator('.open-tab').count()).toBe(1);
  });
});

describe('replies and notes', () => {
  it('are written in places of their own, and Enter does not save a note', async () => {
    const { desk, page } = await atTheDesk();
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.locator('#reply:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.locator('#note:focus').waitFor();
    await page.keyboard.type('Only for us');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    expect(paths(desk)).toEqual(['/conversations/one/claim']);
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.locator('.note').waitFor();
    expect(desk.told).toContainEqual({ path: '/conversations/one/note', body: { text: 'Only for us' } });
    expect(await page.locator('.transcript').textContent()).not.toContain('Only for us');
  });
});

describe('drafts', () => {
  const claimed = async () => {
    const visit = await atTheDesk();
    await visit.page.keyboard.press('j');
    await visit.page.keyboard.press('c');
    await visit.page.locator('#reply:focus').waitFor();
    return visit;
  };
  /** Reloads the tab, and opens the conversation that is with whoever is signed in. */
  const comeBack = async (page: Page) => {
    await page.reload();
    await page.getByRole('tab', { name: 'Mine' }).click();
    await page.locator('.row').first().click();
    await page.locator('#reply').waitFor();
  };
  const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }));

  it('of a reply and a note outlive a reload, and go when they are sent', async () => {
    const { page } = await claimed();
    await page.keyboard.type('Half a reply');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.locator('#note:focus').waitFor();
    await page.keyboard.type('Half a note');
    await comeBack(page);
    expect(await page.locator('#reply').inputValue()).toBe('Half a reply');
    await page.locator('#reply').press('Enter');
    await page.locator('.from-staff', { hasText: 'Half a reply' }).waitFor();
    await page.getByRole('tab', { name: /Notes/ }).click();
    expect(await page.locator('#note').inputValue()).toBe('Half a note');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.locator('.note').waitFor();
    await comeBack(page);
    expect(await page.locator('#reply').inputValue()).toBe('');
    expect(await kept(page)).not.toContain('Half');
  });

  it('hold what did not arrive', async () => {
    const { desk, page } = await claimed();
    desk.refuseNext('offline');
    await page.keyboard.type('Never came');
    await page.keyboard.press('Enter');
    await page.locator('[data-fate=failed]').waitFor();
    await comeBack(page);
    expect(await page.locator('#reply').inputValue()).toBe('Never came');
  });

  it.each(['erased', 'signed out', 'taken by somebody else'])('are thrown away when %s', async (what) => {
    const { desk, page } = await claimed();
    await page.keyboard.type('canary-draft');
    expect(await kept(page)).toContain('canary-draft');
    if (what === 'erased') {
      desk.push({ kind: 'conversation', id: 'one', change: 'gone' });
      await page.getByText('This conversation has been erased.').waitFor();
    }
    if (what === 'signed out') {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.waitForURL('**/console/sign-in');
    }
    if (what === 'taken by somebody else') {
      desk.me = { ...desk.me, id: 'ben', name: 'Ben Okoro' };
      await page.reload();
      await page.locator('.row, .list-empty').first().waitFor();
    }
    expect(await kept(page)).not.toContain('canary-draft');
  });
});

describe('a long list', () => {
  it('holds five thousand conversations, of which only those in sight are in the page', async () => {
    const { page } = await atTheDesk({}, (desk) => {
      desk.conversations = Array.from({ length: 5000 }, (_, at) =>
        conversation(`c${at}`, { line: `Request ${at}` }),
      );
    });
    await page.locator('#conversations').focus();
    const isAtEnd = async () =>
      (await page.locator('#conversations').getAttribute('aria-activedescendant')) === 'row-c4999';
    // Each time as far as has been fetched.
    while (!(await isAtEnd())) await page.keyboard.press('End');
    await page.locator('#row-c4999').waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(60);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Request 4999' }).waitFor();
  });
});

describe('what goes wrong', () => {
  it('is said in words: somebody else was faster, and the lease was lost', async () => {
    const { desk, page } = await atTheDesk();
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'Take over' }).waitFor();
    desk.refuseNext('handoff-taken');
    await page.keyboard.press('c');
    await page.getByText('Somebody else was faster').waitFor();
    await page.keyboard.press('c');
    await page.locator('#reply:focus').waitFor();
    desk.conversations[0] = conversation('one', { version: 3 });
    desk.push({ kind: 'lost', id: 'one' });
    await page.getByText('This conversation is no longer yours').waitFor();
    await page.locator('#reply').waitFor({ state: 'detached' });
  });

  it('loses no message: what was said while the connection was broken comes once when it is back', async () => {
    const { desk, page } = await atTheDesk();
    await page.keyboard.press('j');
    await page.locator('.from-prospect').waitFor();
    desk.breakStream();
    desk.prospectSays('one', 'Meanwhile');
    await page.locator('.from-prospect', { hasText: 'Meanwhile' }).waitFor();
    expect(await page.locator('.from-prospect', { hasText: 'Meanwhile' }).count()).toBe(1);
    expect(desk.watched.at(-1)).toEqual([{ id: 'one', after: 2 }]);
  });

  it('counts in the title what waits', async () => {
    const { page } = await atTheDesk();
    await page.waitForFunction(() => document.title === '(2) Service desk');
  });
});

describe('hostile words', () => {
  it('are shown as the text they are in names, lines, messages of all sides, answers and notes', async () => {
    const payload = '<img src=x onerror=alert(1)><script>alert(2)</script>[x](javascript:alert(3))';
    const { page, complaints, context } = await atTheDesk({}, (desk) => {
      desk.me = { ...desk.me, name: payload };
      desk.conversations[0] = conversation('one', {
        line: payload,
        lastText: payload,
        channel: payload,
        state: 'with-agent',
        agent: desk.me,
        answers: [{ question: 'established', title: payload, answer: payload, sure: false }],
        reasons: [{ requirement: 'R1', part: 'x', verdict: 'check', text: payload, remedy: payload }],
        notes: [
          { id: 'n', agent: { id: 'x', name: payload }, text: payload, at: '2026-11-23T09:00:00.000Z' },
        ],
        ratings: [{ about: 'person', face: 'poor', line: payload, at: '2026-11-23T09:00:00.000Z' }],
        left: { text: payload, reach: payload, at: '2026-11-23T09:00:00.000Z' },
      });
      desk.logs.set('one', [
        { ...prospectMessage(1, payload), id: 'one|1', suggestedActions: { actions: [{ title: payload }] } },
        { ...prospectMessage(2, payload), id: 'one|2', from: { id: 'bot', role: 'bot', name: payload } },
        {
          ...prospectMessage(3, payload),
          id: 'one|3',
          from: { id: 'agent', role: 'bot', name: payload },
          channelData: { agent: true },
        },
      ]);
      desk.canned = [{ id: 'c', revision: 'r', title: payload, texts: { es: payload } }];
    });
    await page.getByRole('tab', { name: 'Mine' }).click();
    await page.locator('.row').first().click();
    await page.locator('.from-staff').waitFor();
    expect(await page.locator('.from-prospect .plain').textContent()).toBe(payload);
    await page.locator('#reply').fill(payload);
    await page.keyboard.press('Enter');
    await page.locator('.from-staff').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByText(payload).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /Notes/ }).click();
    expect(await page.locator('.note .plain').textContent()).toBe(payload);
    const markup = await page.evaluate(() => ({
      images: document.querySelectorAll('.desk img, .desk script, .desk iframe').length,
      handlers: [...document.querySelectorAll('*')].flatMap((one) =>
        one.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      addresses: [...document.querySelectorAll('.desk [href]')].map((one) => one.getAttribute('href')),
    }));
    expect(markup).toEqual({ images: 0, handlers: [], addresses: [] });
    expect(complaints).toEqual([]);
    expect(context.pages()).toHaveLength(1);
  });
});

const looks: [string, BrowserContextOptions, string][] = [
  ['in light', {}, 'en'],
  ['in dark', { colorScheme: 'dark' }, 'en'],
  ['in Arabic', {}, 'ar'],
  ['on a phone', { viewport: { width: 390, height: 780 } }, 'en'],
  ['on a phone in Arabic', { viewport: { width: 390, height: 780 } }, 'ar'],
  ['with forced colours', { forcedColors: 'active' }, 'en'],
];

describe.each(looks)('the console %s', (_name, options, language) => {
  it('has nothing for axe to find, is never wider than the screen and keeps its policy', async () => {
    const { page, complaints } = await atTheDesk({ reducedMotion: 'reduce', ...options }, (desk) => {
      desk.me = { ...desk.me, language };
      desk.canned = [{ id: 'c', revision: 'r', title: 'Greeting', texts: { es: 'Hola, soy {{agent}}.' } }];
    });
    const found: Record<string, string[]> = {};
    const inspect = async (state: string) => {
      const wrong = [...(await violations(page))];
      if ((await overflow(page)) > 0) wrong.push('wider than the screen');
      if (wrong.length > 0) found[state] = wrong;
    };
    await inspect('the queue');
    await page.locator('.row').nth(1).click();
    await page.locator('.open-tab').waitFor();
    await page.keyboard.press('l');
    await page.locator('.row').first().click();
    await page.locator('.from-prospect').waitFor();
    await inspect('somebody else’s conversation');
    await page.keyboard.press('c');
    await page.locator('#reply:focus').waitFor();
    await inspect('a conversation of mine');
    await page.keyboard.press('Escape');
    for (const key of ['i', 'm', 't', 'e', '?']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').getByRole('progressbar').waitFor({ state: 'detached' });
      await inspect(`the dialog of ${key}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('n');
    await page.locator('#note:focus').waitFor();
    await inspect('notes');
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });
});
