import { languagePacks } from '../../../dialogs/understanding/language-packs.ts';
import { withoutSideRemarks } from '../../../dialogs/understanding/side-remarks/without-side-remarks.ts';

test.each([
  ['en', "Sorry for the late reply, 2019, I'm on the train right now", '2019'],
  ['de', 'Ich sitze gerade im Zug, 3 und 4, hab gerade nachgeschaut', '3 und 4'],
  ['fr', 'Désolé pour la réponse tardive, oui, je suis dans le train', 'oui'],
  ['es', 'perdón por la demora, 2 y 3, es una larga historia', '2 y 3'],
  ['pt', 'é uma longa história, desde 2015', 'desde 2015'],
  ['it', 'scusate il ritardo, dal 2018, sono in treno adesso', 'dal 2018'],
  ['tr', 'geç cevap için kusura bakmayın, 2019, şu an trendeyim', '2019'],
  ['ru', 'извините за поздний ответ, 3 и 4', '3 и 4'],
  ['ar', 'أنا في القطار الآن، 2019', '2019'],
  ['th', 'ขอโทษที่ตอบช้าค่ะ 2562 ตอนนี้อยู่บนรถไฟ', '2562'],
  ['id', 'maaf baru balas, 2 dan 3, saya lagi di kereta', '2 dan 3'],
  ['vi', 'tôi đang trên tàu, 2 và 3', '2 và 3'],
  ['ja', '今電車の中です、2と3です', '2と3です'],
  ['ko', '방금 동료가 알려줬어요, 2명과 3명', '2명과 3명'],
  ['zh-CN', '我在地铁上，2和3，我刚查了一下', '2和3'],
  ['zh-TW', '我在捷運上，2和3，我剛查了一下', '2和3'],
])('%s: the remarks of %j are passed over', (language, message, said) => {
  const left = withoutSideRemarks(message, [language]).said;
  expect(left.trim().replace(/[,.，。、،]$/u, '')).toBe(said);
  // spans of the reading are places in the message as it was received
  expect(left.indexOf(said)).toBe(message.indexOf(said));
});

test.each([
  // nothing else is said
  ['en', "I'm on the train right now, sorry for the late reply"],
  // it asks
  ['en', '2019. why do you need this?'],
  // it corrects
  ['en', '2019, sorry, 2020'],
  ['de', '3, Moment, 4'],
  ['ja', '2と3、すみません、2と4'],
  // it says who answers, what is decided, what is not known
  ['en', 'my wife and I, both jobs'],
  ['en', 'yes, if the lawyer agrees'],
  ['de', 'ja, ich muss überlegen'],
  ['es', 'mi socio y yo, los dos'],
  ['ru', 'директор решает, он в отпуске'],
  ['zh-CN', '同意，我再想想'],
])('%s: %j stays as it is', (language, message) => {
  expect(withoutSideRemarks(message, [language]).said).toBe(message);
});

test('a sign between sentences stays where a remark is taken away', () => {
  expect(withoutSideRemarks('2019, I just looked it up. Is there a deposit?', ['en']).said).toMatch(
    /^2019 +\. Is there a deposit\?$/,
  );
});

const telling =
  /^(?:country|city|month|weekday|number|zone-name|person|negation|pre-sales|after-sales|yes|no)(?::|$)/;

test.each(Object.keys(languagePacks).filter((language) => language !== 'common'))(
  '%s: no word of an answer is taken for a remark',
  (language) => {
    const words = (languagePacks[language] ?? []).flatMap((pack) =>
      Object.entries(pack).flatMap(([key, found]) => (telling.test(key) ? found : [])),
    );
    const lost = words
      .map((word) => word.replace(/^[=*]|\*$/g, ''))
      .map((word) => `12, ${word}`)
      .filter((message) => withoutSideRemarks(message, [language]).said !== message);
    expect(lost).toEqual([]);
  },
);
