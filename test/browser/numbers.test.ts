import type { BrowserContextOptions } from 'playwright-core';
import { summariseNumbers } from '../../bot/numbers/summarise-numbers.ts';
import { type MisreadLine, numbersQuery } from '../../bot/staff-api/contract/numbers.ts';
import type { Role } from '../../bot/staff-api/contract/people.ts';
import { listReasons } from '../../dialogs/rules/pack.ts';
import { worldOn } from '../world.ts';
import { fakeDesk } from './fake-desk.ts';
import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { overflow, violations } from './looks.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser({ settings: { DESK: 'on' } });
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

const { texts, packs } = worldOn('2026-11-23');
const pack = packs.current('2026-11-23');
const payload = '<img src=x onerror=alert(1)><script>alert(2)</script>';

/** Numbers such as a busy desk has. */
function answerOf(query: URLSearchParams, language: string) {
  const asked = numbersQuery.parse(Object.fromEntries(query));
  const first = Temporal.PlainDate.from(asked.from);
  const days = ['started', 'finished', 'misread', 'handoff'].flatMap((name, at) =>
    Array.from({ length: first.until(asked.to).days + 1 }, (_, index) => ({
      day: first.add({ days: index }).toString(),
      name,
      label: name === 'handoff' ? 'asked' : '',
      count: ((index * 7 + at * 5) % 23) * (4 - at),
    })),
  );
  const total = (name: string, labels: string[]) =>
    labels.map((label, index) => ({ name, label, count: 1234 - 97 * index }));
  const totals = [
    ...total('answered', ['established', 'legal-standing', 'support-hours', 'markets', 'support-teams']),
    ...total('verdict', ['ready', 'not-yet', 'check']),
    ...total('requirement', ['R1 met', 'R1 not-met', 'R2 check']),
    ...total(
      'reason',
      listReasons(pack)
        .slice(0, 12)
        .map(({ part, reason, verdict }) => `R1 ${verdict} ${part} ${reason}`),
    ),
    ...total('misread', ['established', 'markets']),
    ...total('misread-language', ['en', 'es']),
    ...total('started-language', ['es', 'zh-Hans', 'en', 'ar']),
    ...total('started-channel', ['directline', 'msteams', payload]),
    ...total('handoff', ['asked', 'claimed', 'closed']),
    ...total('waiting', ['15', '60', '3600', 'more']),
    ...total('rating', ['person good', 'result poor']),
  ];
  return summariseNumbers({ totals, days }, asked, { texts, pack: pack.id }, language);
}

const lines: MisreadLine[] = [
  { utterance: 'call [name] on [number]', locale: 'en' },
  { utterance: 'منذ [number] تقريبا', locale: 'ar' },
  { utterance: payload, locale: 'es' },
].map((line) => ({
  ...line,
  pending: 'established',
  question: 'established',
  at: '2026-11-23T08:00:00.000Z',
}));

async function atTheNumbers(
  options: BrowserContextOptions = {},
  { role = 'lead', language = 'en' }: { role?: Role; language?: string } = {},
) {
  const desk = fakeDesk([]);
  desk.me = { ...desk.me, role, language };
  const asked: string[] = [];
  const visit = await guide.visit('/console', {
    reducedMotion: 'reduce',
    ...options,
    async before(page) {
      await desk.serve(page);
      await page.route(/\/desk\/api\/(numbers|misread)/, (route) => {
        const url = new URL(route.request().url());
        asked.push(url.pathname.replace('/desk/api/', '') + url.search);
        if (url.pathname.endsWith('/numbers'))
          return route.fulfill({ json: answerOf(url.searchParams, language) });
        const wanted = lines.filter(({ locale }) => locale === (url.searchParams.get('language') ?? locale));
        return route.fulfill({ body: wanted.map((line) => `${JSON.stringify(line)}\n`).join('') });
      });
    },
  });
  const button = visit.page.getByRole('button', { name: texts.say(language, 'desk.numbers.page.title') });
  await button.click();
  await visit.page.locator('.bars').first().waitFor();
  if (role !== 'agent') await visit.page.locator('.misread').waitFor();
  return { asked, button, ...visit };
}

const looks: [string, BrowserContextOptions, string][] = [
  ['in light', {}, 'en'],
  ['in dark', { colorScheme: 'dark' }, 'en'],
  ['in Arabic', {}, 'ar'],
  ['on a phone', { viewport: { width: 390, height: 780 } }, 'de'],
  ['with forced colours', { forcedColors: 'active' }, 'en'],
];

it.each(looks)(
  'the numbers %s give axe nothing to find, and fit the screen',
  async (_name, options, language) => {
    const { page, complaints } = await atTheNumbers(options, { language });
    await page.locator('summary').first().click();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('.numbers img, .numbers script').count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);

it('shows the days and the grouping that were asked for, and exports the same', async () => {
  const { page, asked } = await atTheNumbers();
  await page.getByLabel('From').fill('2026-10-01');
  await page.getByLabel('To', { exact: true }).fill('2026-11-23');
  await page.getByLabel('Show by').selectOption('week');
  const query = 'from=2026-10-01&to=2026-11-23&by=week';
  await page.waitForFunction(
    () => document.querySelectorAll('.course').item(0).querySelectorAll('rect').length === 9,
  );
  expect(asked).toContain(`numbers?${query}`);
  const csv = page.getByRole('link', { name: 'Export as CSV' });
  expect(await csv.getAttribute('href')).toBe(`/desk/api/numbers.csv?${query}`);
  const course = page.getByRole('region', { name: 'Conversations begun' });
  await page.locator('summary').first().click();
  // nine weeks or parts of one, and the heads
  expect(await course.getByRole('row').count()).toBe(10);
});

it('asks for other days only when they are in order', async () => {
  const { page, asked } = await atTheNumbers();
  const before = asked.length;
  await page.getByLabel('From').fill('2027-12-01');
  await page.getByText('400 days at most').waitFor();
  expect(asked.slice(before)).toEqual([]);
  expect(await page.getByRole('link', { name: 'Export as CSV' }).count()).toBe(0);
});

it('shows what was not understood to leads, by language, and never asks for it for others', async () => {
  const { page } = await atTheNumbers();
  expect(await page.locator('.misread bdi').nth(2).textContent()).toBe(payload);
  await page.getByLabel('Language', { exact: true }).selectOption('en');
  await page.waitForFunction(() => document.querySelectorAll('.misread bdi').length === 1);
  const link = page.getByRole('link', { name: 'Export for tuning' });
  expect(await link.getAttribute('href')).toMatch(/^\/desk\/api\/misread\.jsonl\?.*language=en$/);

  const { page: other, asked } = await atTheNumbers({}, { role: 'agent' });
  expect(await other.locator('.misread').count()).toBe(0);
  expect(asked.filter((path) => path.startsWith('misread'))).toEqual([]);
});

it('leads back to the conversations, which no key changes meanwhile', async () => {
  const { page, button } = await atTheNumbers();
  await page.keyboard.press('g');
  expect(await page.locator('.numbers').count()).toBe(1);
  await page.getByRole('button', { name: 'Back to the conversations' }).click();
  await page.locator('.numbers').waitFor({ state: 'detached' });
  expect(await button.getAttribute('aria-pressed')).toBe('false');
});
