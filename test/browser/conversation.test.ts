import { type GuideInBrowser, guideInBrowser } from './guide-in-browser.ts';
import { cardShown, isResult, isReview, settled, tap, tapFirstUntil, whereText } from './walk.ts';

let guide: GuideInBrowser;
beforeAll(async () => {
  guide = await guideInBrowser();
});
afterEach(() => guide.leave());
afterAll(() => guide.close());

describe('a conversation on the page', () => {
  it('leads to a result by buttons only', async () => {
    const { page, complaints } = await guide.visit();
    await settled(page);
    expect(await whereText(page)).toBe('Question 1 of 8');
    await tapFirstUntil(page, isReview);
    expect(await whereText(page)).toBe('Question 8 of 8');
    await tap(page, 'Show my result');
    expect(await isResult(page)).toBe(true);
    expect(await whereText(page)).toBe('Your result');
    await page.locator('[data-part^="verdict."]').nth(4).waitFor();
    expect(complaints).toEqual([]);
  });

  it('leads to a result by the keyboard alone', async () => {
    const { page } = await guide.visit();
    await settled(page);
    for (let presses = 0; !(await isResult(page)); presses++) {
      if (presses > 40) throw new Error('The keyboard did not lead to a result');
      const before = await page.locator('.from-bot').count();
      // From the composer one step back is the newest group of buttons, however many there are.
      await page.locator('#answer').focus();
      await page.keyboard.press('Shift+Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toContain('chip');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await page.locator('.from-bot').nth(before).waitFor();
      await settled(page);
    }
  });

  it('takes a date from the form and says it in words', async () => {
    const { page } = await guide.visit();
    await cardShown(page);
    await page.locator('input[type=date]').fill('2020-02-29');
    await page.locator('.ac-pushButton').first().click();
    await page.locator('.from-person', { hasText: 'February 29, 2020' }).waitFor();
    await page.waitForFunction(() => document.querySelector('.where')?.textContent === 'Question 2 of 8');
    expect(await page.locator('.ac-pushButton:visible').count()).toBe(0);
    expect(await page.locator('input[type=date]').isDisabled()).toBe(true);
  });

  it('says what is missing in a form instead of sending it', async () => {
    const { page } = await guide.visit();
    await cardShown(page);
    await page.locator('.ac-pushButton').first().click();
    await page.getByText('Please choose a date.').waitFor();
    expect(await page.locator('.from-person').count()).toBe(0);
  });

  it('takes words by Enter, breaks lines by Shift+Enter, and refuses 10,001 characters kindly', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await page.locator('#answer').fill('x'.repeat(10_001));
    await page.getByText('10,000 characters fit, and yours has 10,001').waitFor();
    expect(await page.locator('.send').isDisabled()).toBe(true);
    await page.locator('#answer').fill('');
    await page.keyboard.type('March');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('2020');
    await page.keyboard.press('Enter');
    await page.locator('.from-person').waitFor();
    expect(await page.locator('.bubble').textContent()).toBe('March\n2020');
    await page.locator('#answer').fill('😀'.repeat(5_000));
    await page.keyboard.press('Enter');
    await page.locator('.from-person').nth(1).waitFor();
  });

  it('changes its own words when the conversation changes its language', async () => {
    const { page } = await guide.visit();
    await settled(page);
    await page.locator('[aria-haspopup=dialog]').click();
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.waitForFunction(() => document.documentElement.dir === 'rtl');
    expect(await page.locator('h1').textContent()).toBe('دليل تسجيل البائعين');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ar');
    await page.locator('.from-bot[lang=ar]').waitFor();
  });

  it.each([
    ['back', 'Back one question'],
    ['change', 'Change an answer'],
    ['review', 'Review my answers'],
    ['restart', 'Start again'],
    ['help', 'Help'],
    ['human', 'Talk to a person'],
    ['export', 'Send me my data'],
    ['delete', 'Delete my data'],
  ])('sends the command "%s" from the menu', async (command, label) => {
    const { page } = await guide.visit();
    await settled(page);
    const sent = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/activities'),
    );
    await page.locator('[aria-haspopup=dialog]').click();
    await page.getByRole('button', { name: label, exact: true }).click();
    expect((await sent).postDataJSON()).toMatchObject({ text: label, value: { command } });
    await page.locator('.from-bot').nth(1).waitFor();
  });
});
