import { createReader } from '../../../dialogs/understanding/create-reader.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');

/** By language: asking for a reminder, asking which there are, and wanting none. */
const said: Record<string, [remind: string, list: string, cancel: string]> = {
  en: ['Can you remind me?', 'my reminders', "please don't remind me"],
  de: ['Erinnern Sie mich bitte daran', 'meine Erinnerungen', 'Erinnerung absagen'],
  es: ['Recuérdemelo ese día', 'mis recordatorios', 'cancele el recordatorio, por favor'],
  pt: ['me lembre nesse dia', 'meus lembretes', 'cancelar o lembrete'],
  fr: ['rappelez-le-moi', 'mes rappels', 'annulez le rappel'],
  it: ['me lo ricordi', 'i miei promemoria', 'annulli il promemoria'],
  tr: ['o gün bana hatırlat', 'hatırlatmalarım', 'hatırlatmayı iptal et'],
  ru: ['напомните мне тогда', 'мои напоминания', 'не надо напоминать'],
  ar: ['ذكّرني في ذلك اليوم', 'تذكيراتي', 'ألغِ التذكير'],
  id: ['tolong ingatkan saya', 'pengingat saya', 'batalkan pengingat'],
  vi: ['nhắc tôi vào ngày đó', 'lời nhắc của tôi', 'hủy lời nhắc'],
  th: ['ช่วยเตือนฉัน', 'การเตือนของฉัน', 'ไม่ต้องเตือน'],
  ja: ['その日に教えてください', 'リマインダー', 'リマインダーを取り消して'],
  ko: ['그날 알려 주세요', '내 알림', '알림 취소해 주세요'],
  'zh-Hans': ['到时候提醒我', '我的提醒', '不用提醒我了'],
  'zh-Hant': ['到時候提醒我', '我的提醒', '不用提醒我了'],
};

describe.each(Object.entries(said))('reminders in words, in %s', (language, [remind, list, cancel]) => {
  test.each([
    [remind, 'remind'],
    [list, 'reminders'],
    [cancel, 'no-reminder'],
  ])('%s', (message, command) => {
    for (const pending of ['established', 'coverage', 'staffing', 'consent'] as const) {
      const { reading, command: read } = reader.interpret(message, { pending, languages: [language], today });
      expect(read).toEqual({ command });
      expect(reading.outcome).toBe('nothing');
    }
  });
});

test.each(['never ever remind me', 'remind me to ask my boss', 'that reminds me of 2019'])(
  'does not take “%s” for the wish to be reminded',
  (message) => {
    expect(reader.readCommand(message, ['en'])?.command).not.toBe('remind');
  },
);
