import { worldOn } from '../../world.ts';

const { detector } = worldOn('2026-11-22');

describe('the language of a message', () => {
  it.each([
    ['hola, empezamos en 2019', 'es'],
    ['desde março de 2023', 'pt'],
    ['il y a deux ans', 'fr'],
    ['due anni fa', 'it'],
    ['iki yıl önce', 'tr'],
    ['we are a company', 'en'],
    ['2019年に設立しました', 'ja'],
    ['2019년에 설립', 'ko'],
    ['ก่อตั้งเมื่อปี 2019', 'th'],
    ['تأسست عام 2019', 'ar'],
    ['основана в 2019 году', 'ru'],
    ['我们公司成立于2019年', 'zh-Hans'],
    ['我們公司成立於2019年', 'zh-Hant'],
  ])('of “%s” is %s for sure', (message, language) => {
    expect(detector.detect(message)).toEqual({ language, sure: true });
  });

  it.each(['ok', 'no', '公司', 'qwertz'])('of “%s” is not sure', (message) => {
    expect(detector.detect(message)?.sure).toBe(false);
  });

  it.each(['2023-03-15', '24/7', '🙂', ''])('is not in “%s”', (message) => {
    expect(detector.detect(message)).toBeUndefined();
  });
});
