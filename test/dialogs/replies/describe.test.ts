import type { Answers } from '../../../dialogs/interview/state.ts';
import type { QuestionId } from '../../../dialogs/questions/question.ts';
import { describeAnswer } from '../../../dialogs/replies/describe.ts';
import type { Facts } from '../../../dialogs/rules/facts.ts';
import { worldOn } from '../../world.ts';

const { texts, packs } = worldOn('2026-11-22');

function described(question: QuestionId, facts: Facts, language = 'en'): string {
  const answers: Answers = { [question]: { [question]: { facts, sure: true } } };
  const context = {
    today: Temporal.PlainDate.from('2026-11-22'),
    timeZone: 'UTC',
    language,
    texts,
    pack: packs.current('2026-11-22'),
  };
  return describeAnswer(question, answers, context);
}

describe('an answer said back', () => {
  it.each<[Facts, string]>([
    [{ established: { on: '2023-03-15' } }, 'March 15, 2023 (3 years, 8 months ago)'],
    [{ established: { on: '2026-11-20' } }, 'November 20, 2026'],
    [{ established: { from: '2023-03-01', to: '2023-03-31' } }, 'March 2023'],
    [{ established: { from: '2019-01-01', to: '2019-12-31' } }, '2019'],
    [{ established: { from: '2026-01-01', to: '2026-11-22' } }, '2026'],
    [{ established: { from: '1600-01-01', to: '2016-11-22' } }, 'before November 22, 2016'],
  ])('names the date in %j', (facts, words) => {
    expect(described('established', facts)).toBe(words);
  });

  it('joins days into runs, also over the end of the week', () => {
    const windows = (days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]): Facts => ({
      support: { windows: [{ days, from: '09:00', to: '18:00' }], zone: 'Asia/Riyadh' },
    });
    expect(described('support-hours', windows(['mon', 'tue', 'wed', 'thu', 'fri']))).toBe(
      'Mon–Fri 09:00–18:00, Riyadh (GMT+03:00)',
    );
    expect(described('support-hours', windows(['mon', 'tue', 'wed', 'thu', 'sun']))).toBe(
      'Sun–Thu 09:00–18:00, Riyadh (GMT+03:00)',
    );
    expect(described('support-hours', windows(['mon', 'wed']))).toBe(
      'Mon, Wed 09:00–18:00, Riyadh (GMT+03:00)',
    );
  });

  it('counts people by what they do', () => {
    const staff: Facts = {
      staff: [
        { roles: ['pre-sales'] },
        { roles: ['after-sales'], kind: 'founder' },
        { roles: ['pre-sales', 'after-sales'] },
      ],
    };
    expect(described('staffing', staff)).toBe(
      '1 pre-sales person, 1 after-sales person, 1 person doing both, founders, or founders and employees',
    );
  });

  it('names countries in the language, and writes digits that every reader of it knows', () => {
    expect(described('markets', { markets: ['ES', 'MX'] }, 'es')).toBe('España y México');
    expect(described('established', { established: { on: '2023-03-15' } }, 'ar')).toContain('15 مارس 2023');
  });
});
