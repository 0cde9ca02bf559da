import { languagePacks } from '../../../dialogs/understanding/language-packs.ts';
import { withoutPleasantries } from '../../../dialogs/understanding/pleasantries.ts';

test.each([
  ['en', 'Hi there, 3 and 5, thanks!', '3 and 5'],
  ['en', 'Good question, around 2019. Kind regards, Ann Lee, Sales Director', 'around 2019.'],
  ['es-MX', 'hola buenas tardes, pues, 3 y 5, gracias :)', '3 y 5'],
  ['fr', 'bonjour, depuis 2019, merci d’avance', 'depuis 2019'],
  ['de', 'Hm, 2019\nMit freundlichen Grüßen\nPetra Lang', '2019'],
  ['pt', 'oi, 2 e 4 rsrs', '2 e 4'],
  ['ru', 'добрый день. 2 и 4)))', '2 и 4'],
  ['ar', 'السلام عليكم ورحمة الله، ٣ و ٥ وشكرا لكم', '٣ و ٥'],
  ['th', 'สวัสดีค่ะ 3 กับ 4 ขอบคุณค่ะ', '3 กับ 4'],
  ['ja', 'えっと、1と2です。よろしくお願いします', '1と2です。'],
  ['ko', '안녕하세요. 3명, 1명이요 ㅎㅎ', '3명, 1명이요'],
  ['zh-CN', '你好，售前2个谢谢', '售前2个'],
])('%s: what frames %j is passed over', (language, message, said) => {
  const left = withoutPleasantries(message, [language]);
  expect(left.trim()).toBe(said);
  // spans of the reading are places in the message as it was received
  expect(left.indexOf(said)).toBe(message.indexOf(said));
});

test.each([
  ['en', 'thanks :)'],
  ['ja', 'あと2人です'],
  ['zh-CN', '亲自负责售后'],
  ['ko', '하이닉스 출신 2명'],
  ['vi', 'Ả Rập Xê Út'],
  ['vi', 'Đức và Tây Ban Nha'],
  ['fr', 'Ben et Carole'],
  ['es', 'no podemos hasta mañana'],
  ['it', 'con piacere'],
  ['ru', 'мы не подписали пока'],
  ['pt', 'tudo bem'],
])('%s: %j stays as it is', (language, message) => {
  expect(withoutPleasantries(message, [language])).toBe(message);
});

const telling =
  /^(?:country|city|month|weekday|number|zone-name|person|the-company|negation|pre-sales|after-sales)(?::|$)/;

test.each(Object.keys(languagePacks).filter((language) => language !== 'common'))(
  '%s: no word of an answer is taken for a pleasantry',
  (language) => {
    const words = (languagePacks[language] ?? []).flatMap((pack) =>
      Object.entries(pack).flatMap(([key, found]) => (telling.test(key) ? found : [])),
    );
    const lost = words
      .map((word) => word.replace(/^[=*]|\*$/g, ''))
      .flatMap((word) => [`12 ${word}`, `${word} 12`])
      .filter((message) => withoutPleasantries(message, [language]) !== message);
    expect(lost).toEqual([]);
  },
);
