import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import { worldOn } from '../../world.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');
const { texts } = worldOn('2026-11-22');

/** By language, as people may say it beside the words that the help names. */
const said: Record<string, string> = {
  en: 'Please send me my data',
  de: 'Schicken Sie mir bitte meine Daten!',
  es: 'Envíeme mis datos, por favor',
  pt: 'Por favor, envie meus dados',
  fr: 'Envoyez-moi mes données, s’il vous plaît',
  it: 'Per favore, mi invii i miei dati',
  tr: 'Lütfen verilerimi gönderin',
  ru: 'Пожалуйста, пришлите мне мои данные',
  ar: 'أرسل لي بياناتي من فضلك',
  id: 'Tolong kirim data saya',
  vi: 'gửi cho tôi dữ liệu của tôi',
  th: 'ขอข้อมูลของฉัน',
  ja: '私のデータを送ってください',
  ko: '내 데이터 보내 주세요',
  'zh-Hans': '请把我的数据发给我',
  'zh-Hant': '請把我的資料傳給我',
};

it.each(texts.languages)(
  'reads the wish for one’s own data in %s, as a sentence and as the help and the menu name it',
  (language) => {
    const named = [...texts.say(language, 'conversation.help').matchAll(/^- \*\*(.+?)\*\*/gm)].map(
      ([, word]) => word,
    );
    for (const words of [said[language] ?? '', named.at(-2) ?? '']) {
      for (const pending of ['established', 'coverage', 'staffing', 'consent'] as const) {
        const { reading, command } = reader.interpret(words, { pending, languages: [language], today });
        expect([words, command, reading.outcome]).toEqual([words, { command: 'export' }, 'nothing']);
      }
    }
    expect(reader.readCommand(named.at(-1) ?? '', [language])).toEqual({ command: 'delete' });
  },
);

it.each([
  'we export data since 2019',
  'our customers send us their data',
  'what happens to my data?',
  'delete my data',
])('does not take “%s” for it', (message) => {
  expect(reader.readCommand(message, ['en'])?.command).not.toBe('export');
});
