import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import { worldOn } from '../../world.ts';

const reader = createReader();
const { texts } = worldOn('2026-11-22');
const alone = (words: string, language: string) => reader.readCommand(words, [language], { alone: true });

/** By language: to delete one's data, to be sent them, to change the language, to go back to the bot. */
const said: Record<string, [string, string, string, string]> = {
  en: [
    'Please delete my data',
    'Please send me my data',
    'In German, please',
    'I want to go back to the bot',
  ],
  'zh-Hans': ['请删除我的数据', '请把我的数据发给我', '切换到英文', '我想回到机器人'],
  'zh-Hant': ['請刪除我的資料', '請把我的資料傳給我', '切換到英文', '我想回到機器人'],
  es: [
    'Por favor, borrar mis datos',
    'Envíeme mis datos, por favor',
    'En inglés, por favor',
    'Quiero volver al bot',
  ],
  pt: [
    'Por favor, apague meus dados',
    'Por favor, envie meus dados',
    'Em inglês, por favor',
    'Quero voltar ao bot',
  ],
  fr: [
    'Supprimez mes données, s’il vous plaît',
    'Envoyez-moi mes données, s’il vous plaît',
    'En anglais, s’il vous plaît',
    'Je veux revenir au bot',
  ],
  de: [
    'Bitte meine Daten löschen',
    'Schicken Sie mir bitte meine Daten!',
    'Auf Englisch, bitte',
    'Ich möchte zurück zum Bot',
  ],
  it: [
    'Per favore, cancella i miei dati',
    'Per favore, mi invii i miei dati',
    'In inglese, per favore',
    'Voglio tornare al bot',
  ],
  tr: ['Lütfen verilerimi sil', 'Lütfen verilerimi gönderin', 'İngilizce lütfen', 'Bota dönmek istiyorum'],
  ar: ['احذف بياناتي من فضلك', 'أرسل لي بياناتي من فضلك', 'بالإنجليزية من فضلك', 'أريد العودة إلى البوت'],
  th: ['ลบข้อมูลของฉัน', 'ขอข้อมูลของฉัน', 'เปลี่ยนเป็นภาษาอังกฤษ', 'ขอกลับไปที่บอท'],
  id: [
    'Tolong hapus data saya',
    'Tolong kirim data saya',
    'Tolong dalam bahasa Inggris',
    'Saya mau kembali ke bot',
  ],
  vi: [
    'xóa dữ liệu của tôi',
    'gửi cho tôi dữ liệu của tôi',
    'chuyển sang tiếng Anh',
    'tôi muốn quay lại bot',
  ],
  ja: [
    'データを削除してください',
    '私のデータを送ってください',
    '英語でお願いします',
    'ボットに戻りたいです',
  ],
  ko: ['내 데이터 삭제해 주세요', '내 데이터 보내 주세요', '영어로 바꿔 주세요', '챗봇으로 돌아가고 싶어요'],
  ru: [
    'Пожалуйста, удалите мои данные',
    'Пожалуйста, пришлите мне мои данные',
    'На английском, пожалуйста',
    'Хочу вернуться к боту',
  ],
};

describe.each(texts.languages)('in %s, beside a person', (language) => {
  it('is heard what concerns the prospect and the bot alone', () => {
    const [remove, send, switched, back] = said[language] ?? ['', '', '', ''];
    const to = language === 'en' ? 'de' : 'en';
    expect([remove, send, switched, back].map((words) => [words, alone(words, language)])).toEqual([
      [remove, { command: 'delete' }],
      [send, { command: 'export' }],
      [switched, { command: 'language', to }],
      [back, { command: 'no-person' }],
    ]);
  });

  it('is heard the way back as the bot names it, and its buttons as they are', () => {
    const hint = /[“„«「]\s?([^”“»」]+?)\s?[”“»」]/.exec(texts.say(language, 'person.claimed'))?.[1] ?? '';
    for (const [words, command] of [
      [hint, 'no-person'],
      [texts.say(language, 'conversation.delete.button'), 'delete'],
      [texts.say(language, 'conversation.export.button'), 'export'],
    ] as const)
      expect([words, alone(words, language)]).toEqual([words, { command }]);
  });
});

/** What prospects say to people. */
const forPeople: [string, string[]][] = [
  [
    'en',
    [
      'How do I delete a product?',
      'Can you send me the data sheet?',
      'Our support is in English',
      'English',
      'Where is my data kept?',
      'The bot said I should ask you',
      'We need one more person for the night shift',
      'Yes',
      'Can I delete my data later?',
      'We delete everything after two years',
      'They go back to the bot after an hour and wait',
      'Do I need to change the language of our website?',
    ],
  ],
  [
    'de',
    [
      'Unser Support ist auf Deutsch und Englisch',
      'Englisch',
      'Wir löschen alle Daten nach zwei Jahren',
      'Der Bot meinte, ich soll Sie fragen',
      'Wie lange speichern Sie meine Daten?',
    ],
  ],
  [
    'es',
    ['Nuestro soporte es en español', 'Inglés', '¿Dónde guardan mis datos?', 'El bot me dijo que preguntara'],
  ],
  [
    'fr',
    ['Notre support est en français', 'Anglais', 'Où sont mes données ?', 'Le bot m’a dit de vous demander'],
  ],
  [
    'zh-Hans',
    ['我们的客服用英文', '英文', '机器人让我问您', '数据保存在哪里？', '我们两年后删除所有客户数据'],
  ],
  [
    'ja',
    [
      'サポートは英語です',
      '英語',
      'ボットに聞くように言われました',
      'お客様のデータは二年後に削除しています',
    ],
  ],
  ['th', ['ฝ่ายสนับสนุนของเราใช้ภาษาอังกฤษ', 'บอทบอกให้ถามคุณ', 'เราลบข้อมูลลูกค้าหลังสองปี']],
  ['ar', ['الدعم لدينا بالإنجليزية', 'قال لي البوت أن أسألكم', 'أين تحفظون بياناتي؟']],
  [
    'ru',
    ['Наша поддержка на английском', 'Английский', 'Бот сказал спросить у вас', 'Где хранятся мои данные?'],
  ],
  ['ko', ['우리 고객지원은 영어로 합니다', '영어', '봇이 물어보라고 했어요']],
];

it.each(forPeople.flatMap(([language, all]) => all.map((words) => [language, words] as const)))(
  'takes in %s “%s” for nothing that is the bot’s',
  (language, words) => {
    const command = alone(words, language)?.command;
    expect(['delete', 'export', 'language', 'no-person']).not.toContain(command);
  },
);
