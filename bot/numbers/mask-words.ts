/**
 * What somebody typed without what would tell who they are: addresses of mail and web, accounts, numbers that are no
 * date, time or amount, and names as far as rules can tell them. It rather takes a word too many than one too few; a
 * name written like any other word stays. Whoever reads the result sees `[mail]`, `[link]`, `[account]`, `[number]` and
 * `[name]` in the places.
 */
export function maskWords(text: string, language: string): string {
  const bare = cut(text.normalize('NFKC').replace(/[\p{Cf}\p{Cc}]+/gu, ' '));
  const addresses = bare.replace(mail, '[mail]').replace(link, '[link]').replace(account, '$1[account]');
  const numbers = addresses.replace(identifier, '[number]').replace(digitRun, maskDigits);
  return maskNames(numbers, language).replace(/\s+/gu, ' ').trim().slice(0, longest);
}

/** What is longer says nothing about how an answer is read. */
const longest = 300;
/** So much is looked at: of a long message the beginning, up to the end of a word. */
const longestLookedAt = 1000;

function cut(text: string): string {
  if (text.length <= longestLookedAt) return text;
  const beginning = text.slice(0, longestLookedAt);
  return beginning.slice(0, Math.max(beginning.search(/\s\S*$/u), 0));
}

const mail =
  /[^\s<>()[\],;:"'«»“”„、,。;:()@]+(?:@|\s@\s|\s?\[at\]\s?|\s?\(at\)\s?)[^\s<>()[\],;:"'«»“”„、,。;:()@]+/giu;
const link =
  /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+|\b(?:wa|t|fb|lnkd)\.(?:me|in)\/\S+|(?<![\p{L}\p{Nd}.@-])[\p{L}\p{Nd}-]+(?:\.[\p{L}\p{Nd}-]+)*\.(?:com|net|org|info|biz|io|co|cn|hk|tw|de|fr|es|it|pt|br|mx|ar|cl|pe|tr|id|vn|th|jp|kr|ru|sa|ae|eg|eu|uk|us|sg|my|ph|in|app|dev|shop|cloud)\b(?:\/\S*)?/giu;
const account = /(^|[^\p{L}\p{Nd}])@[\p{L}\p{Nd}_.-]{2,}/gu;

/** Letters and digits in one, such as the number of a passport, a tax number or a licence. */
const identifier =
  /(?<![A-Za-z\p{Nd}])(?=[A-Z\p{Nd}-]*\p{Nd}{4})(?=[A-Z\p{Nd}-]*[A-Z])[A-Z\p{Nd}][A-Z\p{Nd}-]{5,}(?![A-Za-z\p{Nd}])/gu;
/** Digits with what people put between those of one number. */
const digitRun = /\+?\(?\p{Nd}(?:[\p{Nd}\s().\-–—/:·*#_]|[,،、](?=\p{Nd}))*\p{Nd}\)?/gu;

/** Days, times, years and short numbers stay: they are what the questions are about. */
const plain = [
  // 2019-03-15, 15.03.2019, 03/15/19, 2019/03
  /\p{Nd}{4}\s?[-./–]\s?\p{Nd}{1,2}(?:\s?[-./–]\s?\p{Nd}{1,2})?(?!\p{Nd})/gu,
  /(?<!\p{Nd})\p{Nd}{1,2}\s?[-./–]\s?\p{Nd}{1,2}\s?[-./–]\s?(?:\p{Nd}{4}|\p{Nd}{2})(?!\p{Nd})/gu,
  // 09:00-18:00, 9.30
  /(?<!\p{Nd})\p{Nd}{1,2}[:.]\p{Nd}{2}(?::\p{Nd}{2})?(?!\p{Nd})/gu,
];

function maskDigits(run: string): string {
  if (/^\s*\+\s*\p{Nd}[\p{Nd}\s().-]{5,}/u.test(run)) return '[number]';
  const rest = plain.reduce((left, each) => left.replace(each, ' '), run);
  const digits = rest.match(/\p{Nd}/gu)?.length ?? 0;
  const longestPart = Math.max(0, ...(rest.match(/\p{Nd}+/gu) ?? []).map((part) => part.length));
  const isAmount = /^\p{Nd}{1,3}(?:[.,]\p{Nd}{3})+$/u.test(run.trim());
  return (digits >= 7 && !isAmount) || longestPart >= 6 ? '[number]' : run;
}

/** A word as names are written in scripts that tell capital letters. */
const capital = "(?:\\p{Lu}[\\p{Ll}\\p{M}'’]+(?:-\\p{Lu}[\\p{Ll}\\p{M}'’]+)*|\\p{Lu}\\.)";
const particle = '(?:de|da|do|dos|das|del|della|di|la|le|van|von|der|den|bin|ibn|al|el|e|y)';
const fullName = `${capital}(?:\\s+(?:${particle}\\s+)*${capital}){1,3}`;

const nameFirst = new RegExp(`^${capital}(?:\\s+(?:${particle}\\s+)*${capital}){0,3}(?![\\p{L}\\p{M}])`, 'u');
const uncased = /^\p{Lo}/u;

/** What people say before their name, in each language with spaces between words; the name is what follows. */
const introductions =
  /(?<![\p{L}\p{M}])(my name is|i am called|this is|call me|ask for|name:|mein name ist|ich hei(?:ß|ss)e|me llamo|mi nombre es|je m['’]appelle|mon nom est|mi chiamo|il mio nome è|meu nome é|me chamo|chamo-me|benim adım|adım|ismim|nama saya|tôi tên là|tên tôi là|tên là|меня зовут|мо[её] имя|اسمي(?: هو)?|أنا اسمي)\s+(\p{L}[\p{L}\p{M}'’.-]*(?:\s+\p{L}[\p{L}\p{M}'’.-]*){0,5})/giu;
const titles =
  /(?<![\p{L}\p{M}])(m[rs]s?|dr|prof|herrn?|frau|señora?|sra?|srta|monsieur|madame|mme|signora?|dott|pak|bapak|ibu|ông|bà|anh|chị|г-н|г-жа|господин|госпожа|السيدة?|الأستاذة?)(\.?)\s+(\p{L}[\p{L}\p{M}'’.-]*(?:\s+\p{L}[\p{L}\p{M}'’.-]*){0,5})/giu;
const introductionsWithoutSpaces =
  /(我叫|我的名字是|我名叫|我是(?=[\p{Script=Han}]{2,4}(?:[,。,.!!\s]|$))|私は(?=[^\s、。]{1,8}(?:と申します|といいます|と言います))|名前は|저는\s?(?=\p{L}{2,4}(?:입니다|이라고|라고))|제 이름은\s?|ผมชื่อ\s?|ดิฉันชื่อ\s?|ฉันชื่อ\s?|ชื่อ\s?)([^\s,。、,.!!]{1,12}?)(?=と申します|といいます|と言います|です|입니다|이라고|라고|ค่ะ|ครับ|[\s,。、,.!!]|$)/gu;
/** A short name before a title, where titles follow. */
const titledAfter =
  /[\p{Script=Han}]{1,3}(?=先生|女士|小姐|经理|經理|总监|總監)|[\p{Script=Han}\p{Script=Katakana}]{1,6}(?=さん|様|氏)|\p{Script=Hangul}{2,4}(?=\s?(?:씨|님)(?:\s|$|[은는이가께]))|\p{Lu}[\p{Ll}\p{M}]+(?=\s(?:bey|hanım)(?!\p{L}))/gu;

/** The name of a company before its legal form, or after it where it goes first. */
const companies = [
  /(?:[\p{Lu}\p{Nd}][\p{L}\p{M}\p{Nd}&'’.-]*\s+){1,5}(?=(?:GmbH|AG|UG|KG|Ltd|Limited|LLC|LLP|Inc|Corp|Co|PLC|Pte|Pty|Sdn|S\.?\s?A\.?|S\.?\s?L\.?|S\.?r\.?l\.?|SARL|SAS|Ltda|A\.?Ş|Tbk|JSC)(?![\p{L}]))/gu,
  /[\p{Script=Han}()]{2,24}?(?=(?:股份)?有限(?:责任|責任)?公司)/gu,
  /(?<=株式会社|有限会社|주식회사\s?|\(주\)\s?|㈜\s?)[\p{L}\p{Nd}ー]{1,20}/gu,
  /[\p{Script=Han}\p{Script=Katakana}ー]{2,20}(?=株式会社)/gu,
  /(?<=(?:^|[^\p{L}])(?:PT|CV|ООО|ОАО|ЗАО|АО|ИП|บริษัท|شركة)\.?\s*["«“]?)(?:\p{Lu}[\p{L}\p{Nd}-]*|[\p{Script=Thai}\p{Script=Arabic}]+)(?:\s+\p{Lu}[\p{L}\p{Nd}-]*){0,3}/gu,
];

function maskNames(text: string, language: string): string {
  const companyless = companies.reduce((left, each) => left.replace(each, keepSpace), text);
  const introduced = companyless
    .replace(introductions, (_, before: string, after: string) => `${before} ${nameAtStart(after, true)}`)
    .replace(
      titles,
      (_, title: string, dot: string, after: string) => `${title}${dot} ${nameAtStart(after, false)}`,
    )
    .replace(introductionsWithoutSpaces, (_, before: string) => `${before}[name]`)
    .replace(titledAfter, '[name]');
  const kept = keptWords(language);
  const isKept = (word: string) => kept.has(word.toLocaleLowerCase(language));
  // a title or a sentence in which every word begins so is no name
  const runs = introduced.replace(new RegExp(`(?<![\\p{L}])${fullName}(?![\\p{L}])`, 'gu'), (run) =>
    run.split(/\s+/).some(isKept) ? run : '[name]',
  );
  if (language === 'de') return runs;
  return runs.replace(new RegExp(`(?<=[\\p{L}\\p{Nd},;)]\\s+)${capital}(?![\\p{L}])`, 'gu'), (word) =>
    isKept(word) ? word : '[name]',
  );
}

/** What follows a title or an introduction, without the name that it begins with. */
function nameAtStart(words: string, isSurely: boolean): string {
  const written = words.replace(nameFirst, '[name]');
  // written like any other word, or in a script without capitals: it takes two
  return written === words && (isSurely || uncased.test(words))
    ? words.replace(/^\S+(?:\s+\S+)?/u, '[name]')
    : written;
}

function keepSpace(found: string): string {
  return found.endsWith(' ') ? '[name] ' : '[name]';
}

const keptByLanguage = new Map<string, Set<string>>();

/** Months and days of the week, which some languages write like names. */
function keptWords(language: string): Set<string> {
  const known = keptByLanguage.get(language);
  if (known) return known;
  const words = [language, 'en'].flatMap((tag) =>
    (['long', 'short'] as const).flatMap((form) => {
      const month = new Intl.DateTimeFormat(tag, { month: form, day: 'numeric', timeZone: 'UTC' });
      const weekday = new Intl.DateTimeFormat(tag, { weekday: form, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2024, index, index + 1))).flatMap(
        (day) => [
          month.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '',
          weekday.format(day),
        ],
      );
    }),
  );
  const kept = new Set(words.map((word) => word.replace(/\.$/, '').toLocaleLowerCase(language)));
  keptByLanguage.set(language, kept);
  return kept;
}
