import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import type { Reading, ReadingKind, Value } from '../../../dialogs/understanding/reading.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');

function read(pending: ReadingKind, language: string, message: string): Reading {
  return reader.read(message, { pending, languages: [language], today });
}

function valueRead(pending: ReadingKind, language: string, message: string): Value | undefined {
  const reading = read(pending, language, message);
  return reading.outcome === 'value' ? reading.candidate.value : undefined;
}

const workingDays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const nineToSix = { days: workingDays, from: '09:00', to: '18:00' };

describe('reading a founding date', () => {
  test.each([
    ['en', 'March 2023', { on: '2023-03', precision: 'month' }],
    ['en', '2023-03-15', { on: '2023-03-15', precision: 'day' }],
    ['en', '15 March 2023', { on: '2023-03-15', precision: 'day' }],
    ['en', '2 years', { ageMonths: 24 }],
    ['en', '18 months', { ageMonths: 18 }],
    ['en', 'less than a year', { ageMonthsMax: 12 }],
    ['en', 'about 2 years', { ageMonths: 24, approximate: true }],
    ['zh-Hans', '2023年3月15日', { on: '2023-03-15', precision: 'day' }],
    ['zh-CN', '去年三月', { on: '2025-03', precision: 'month' }],
    ['es-MX', '15 de marzo de 2023', { on: '2023-03-15', precision: 'day' }],
    ['pt-BR', 'abriu em 12/05/2019', { on: '2019-05-12', precision: 'day' }],
    ['es', 'el año pasado en agosto', { on: '2025-08', precision: 'month' }],
    ['ar', '١٥ مارس ٢٠٢٣', { on: '2023-03-15', precision: 'day' }],
    ['ar', 'منذ سنتين', { ageMonths: 24 }],
  ])('%s: %s', (language, message, expected) => {
    expect(valueRead('established', language, message)).toEqual({ kind: 'established', ...expected });
  });

  test.each(['en', 'es-US', 'fr-CA'])(
    'a date with two possible orders is offered both ways in %s',
    (language) => {
      expect(read('established', language, '03/04/2024')).toMatchObject({
        outcome: 'choose',
        candidates: [{ value: { on: '2024-04-03' } }, { value: { on: '2024-03-04' } }],
      });
    },
  );

  test.each([
    ['31 February 2023', 'impossible'],
    ['31/02/2023', 'impossible'],
    ['March 2027', 'future'],
    ['a long time ago', 'vague'],
    ['🎉', 'unknown'],
  ])('%s is not taken for a date: %s', (message, reason) => {
    expect(read('established', 'en', message)).toEqual({ outcome: 'nothing', reason });
  });

  test('the span is the part of the original message that the reading rests on', () => {
    const message = 'Hello!  We were founded in  Ｍarch ２０２３, thanks';
    const reading = read('established', 'en', message);
    const span = reading.outcome === 'value' ? reading.candidate.span : { start: 0, end: 0 };
    expect(message.slice(span.start, span.end)).toBe('Ｍarch ２０２３');
  });
});

describe('reading support hours and markets', () => {
  test.each([
    ['en', '9-18 Mon-Fri Singapore time', { windows: [nineToSix], zone: 'Asia/Singapore' }],
    ['en', '8 hours a day, 5 days a week', { hoursPerDay: 8, daysPerWeek: 5 }],
    ['en', 'GMT+8', { zone: '+08:00' }],
    ['en', 'Asia/Kolkata', { zone: 'Asia/Kolkata' }],
    ['en', 'BR, MX', { markets: ['BR', 'MX'] }],
    ['en', 'Brazil and Mexico', { markets: ['BR', 'MX'] }],
    ['zh-Hans', '周一到周五9点到18点 北京时间', { windows: [nineToSix], zone: 'Asia/Shanghai' }],
    ['zh-Hans', '巴西和墨西哥', { markets: ['BR', 'MX'] }],
    ['es', 'de lunes a viernes de 9 a 18h', { windows: [nineToSix] }],
    ['ar', 'السعودية والإمارات', { markets: ['SA', 'AE'] }],
  ])('%s: %s', (language, message, expected) => {
    expect(valueRead('coverage', language, message)).toEqual({ kind: 'coverage', ...expected });
  });

  test.each([
    ['en', '24/7'],
    ['zh-Hans', '全天候'],
    ['es', '24 horas los 7 días'],
    ['ar', 'على مدار الساعة'],
  ])('%s: %s is every hour of every day', (language, message) => {
    expect(valueRead('coverage', language, message)).toMatchObject({
      windows: [{ days: [...workingDays, 'sat', 'sun'], from: '00:00', to: '24:00' }],
    });
  });

  test('a short name that several zones share is offered with each of them', () => {
    expect(read('coverage', 'en', 'IST')).toMatchObject({
      outcome: 'choose',
      candidates: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'].map((zone) => ({ value: { zone } })),
    });
  });

  test('the region of the person or a place in the message tells which of the zones is meant', () => {
    expect(valueRead('coverage', 'en-IN', '9-6 IST')).toMatchObject({ zone: 'Asia/Kolkata' });
    expect(valueRead('coverage', 'en', '9-6 IST, Dublin')).toMatchObject({ zone: 'Europe/Dublin' });
    expect(valueRead('coverage', 'en', '9-6 IST')).not.toHaveProperty('zone');
  });

  test('25 hours a day is impossible', () => {
    expect(read('coverage', 'en', '25 hours a day')).toEqual({ outcome: 'nothing', reason: 'impossible' });
  });
});

describe('reading staff', () => {
  const pre = { roles: ['pre-sales'] };
  const after = { roles: ['after-sales'] };
  test.each([
    ['en', 'one pre-sales and one after-sales', { staff: [pre, after] }],
    ['en', 'two', { total: 2 }],
    ['en', 'nobody', { staff: [] }],
    ['en', '1 and 2', { staff: [pre, after, after] }],
    ['zh-Hans', '售前售后各一人', { staff: [pre, after] }],
    ['es', 'uno de preventa y uno de posventa', { staff: [pre, after] }],
    ['ar', 'واحد قبل البيع وواحد بعد البيع', { staff: [pre, after] }],
  ])('%s: %s', (language, message, expected) => {
    expect(valueRead('staffing', language, message)).toEqual({ kind: 'staffing', ...expected });
  });
});

describe('reading consent', () => {
  test.each([
    ['en', 'yes', 'yes'],
    ['en', 'no problem', 'yes'],
    ['en', "I don't agree", 'no'],
    ['en', 'not sure', 'unsure'],
    ['en', 'ok if legal approves', 'conditional'],
    ['zh-Hans', '没问题', 'yes'],
    ['zh-Hans', '不同意', 'no'],
    ['es', 'si', 'yes'],
    ['es', 'sí, si legal lo aprueba', 'conditional'],
    ['ar', 'لا مشكلة', 'yes'],
    ['ar', 'لست متأكدا', 'unsure'],
  ])('%s: %s is %s', (language, message, consent) => {
    expect(valueRead('consent', language, message)).toEqual({ kind: 'consent', consent });
  });
});

describe('reading commands', () => {
  test.each([
    ['en', 'go back', { command: 'back' }],
    ['en', 'Start again, please', { command: 'restart' }],
    ['en', 'change the date', { command: 'change', target: 'established' }],
    ['en', 'in Spanish please', { command: 'language', to: 'es' }],
    ['zh-Hans', '转人工', { command: 'human' }],
    ['es', 'empezar de nuevo', { command: 'restart' }],
    ['ar', 'احذف بياناتي', { command: 'delete' }],
  ])('%s: %s', (language, message, command) => {
    expect(reader.readCommand(message, [language])).toEqual(command);
  });

  test.each(['two', 'we went back to work in May 2021', ''])('%j is no command', (message) => {
    expect(reader.readCommand(message, ['en'])).toBeUndefined();
  });
});
