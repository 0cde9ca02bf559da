import { maskWords } from '../../../bot/numbers/mask-words.ts';

it.each<[language: string, typed: string, kept: string]>([
  ['en', 'write to ana.diaz+k@shop.example.com please', 'write to [mail] please'],
  ['en', 'ana (at) example (dot) com', '[mail] (dot) com'],
  ['en', 'see https://shop.example.com/?token=abc and www.foo.bar/x', 'see [link] and [link]'],
  ['en', 'we are at acme-tools.com', 'we are at [link]'],
  ['en', 'on telegram @ana_diaz', 'on telegram [account]'],
  ['en', 'call +34 612 34 56 78 after 9:00', 'call [number] after 9:00'],
  ['en', 'call 0034-612-345-678', 'call [number]'],
  ['zh-Hans', '电话13812345678', '电话[number]'],
  ['zh-Hans', '统一社会信用代码91350100M000100Y43', '统一社会信用代码[number]'],
  ['ar', 'رقمي ٠٥٠١٢٣٤٥٦٧', 'رقمي [number]'],
  ['ja', '電話は090-1234-5678です', '電話は[number]です'],
  ['es', 'mi NIF es B12345678', 'mi NIF es [number]'],
  ['de', 'IBAN DE89 3704 0044 0532 0130 00', 'IBAN DE[number]'],
  ['en', '１２３４５６７８９', '[number]'],
  // what the questions are about
  ['en', 'since 2019-03-15, or was it 15.03.2019', 'since 2019-03-15, or was it 15.03.2019'],
  ['en', '09:00-18:00, Monday to Friday in March', '09:00-18:00, Monday to Friday in March'],
  ['en', '9-18 and 20-22, 24/7', '9-18 and 20-22, 24/7'],
  ['de', 'gegründet am 3. 4. 2021', 'gegründet am 3. 4. 2021'],
  ['zh-Hans', '2019年3月15日成立', '2019年3月15日成立'],
  ['en', 'capital of 1,000,000', 'capital of 1,000,000'],
  ['en', '3 people, 12 hours, UTC+8', '3 people, 12 hours, UTC+8'],
  // names
  ['en', 'my name is ana diaz', 'my name is [name]'],
  ['en', 'John Smith does the sales', '[name] does the sales'],
  ['en', 'the sales are done by Maria', 'the sales are done by [name]'],
  ['de', 'Ich heiße Jürgen Müller', 'Ich heiße [name]'],
  ['de', 'Frau Özdemir macht den Vertrieb', 'Frau [name] macht den Vertrieb'],
  ['es', 'me llamo José Luis de la Cruz', 'me llamo [name]'],
  ['fr', 'je m’appelle Zoé', 'je m’appelle [name]'],
  ['ru', 'меня зовут Иван Петров', 'меня зовут [name]'],
  ['tr', 'satışı Ayşe Hanım yapıyor', 'satışı [name] yapıyor'],
  ['zh-Hans', '我叫王小明', '我叫[name]'],
  ['zh-Hans', '王先生负责售前', '[name]先生负责售前'],
  ['zh-Hans', '我是做软件的公司', '我是做软件的公司'],
  ['ja', '田中さんが担当です', '[name]さんが担当です'],
  ['ko', '김철수 님이 담당', '[name] 님이 담당'],
  ['ar', 'اسمي محمد', 'اسمي [name]'],
  ['th', 'ผมชื่อ สมชาย ครับ', 'ผมชื่อ [name] ครับ'],
  ['vi', 'tôi tên là Nguyễn Văn An', 'tôi tên là [name]'],
  ['id', 'nama saya Budi Santoso', 'nama saya [name]'],
  ['en', 'we are Acme Tools Ltd', 'we are [name] Ltd'],
  ['zh-Hans', '深圳市云海科技有限公司', '[name]有限公司'],
])('in %s keeps of «%s» no more than «%s»', (language, typed, kept) => {
  expect(maskWords(typed, language)).toBe(kept);
});

it('keeps nothing of a message that hides its signs between others', () => {
  expect(maskWords('a\u200bna@exa\u200bmple.com +3\u200b4612345678', 'en')).not.toMatch(/exa|461/);
});

it.each<[what: string, piece: string]>([
  ['digits', '1'],
  ['dots', '.'],
  ['letters', 'a'],
  ['capitals', 'Aa '],
  ['capitals without spaces', 'A'],
  ['signs of addresses', 'a.'],
  ['Chinese', '王'],
  ['numbers with spaces', '1 '],
])('looks at no more than the beginning of 60,000 signs of %s', (_what, piece) => {
  const text = piece.repeat(60_000 / piece.length);
  expect(maskWords(text, 'en').length).toBeLessThanOrEqual(300);
});
