import { type Item, is } from '../items.ts';
import { asksInFrame } from '../sentences.ts';

interface Particular {
  topic: string;
  of: readonly (readonly string[])[];
  /** With one of these themes the question is another one. */
  not?: readonly string[];
}

/**
 * Questions about something particular, by the themes that a question touches: surely by the theme that bears the
 * name of the entry, or by one theme of each group together ("where" with "upload" with "papers"). The first wins,
 * so what is said more exactly comes first.
 */
const particular: readonly Particular[] = [
  { topic: 'certification-failed', of: [['certification-failed']] },
  { topic: 'certification-failed', of: [['bank'], ['fail']] },
  { topic: 'uploads', of: [['uploads']] },
  { topic: 'uploads', of: [['send'], ['papers'], ['where']] },
  // "Which files shall I send you" asks which documents are needed.
  { topic: 'uploads', of: [['send'], ['papers'], ['here']], not: ['what'] },
  { topic: 'ticking-is-signing', of: [['ticking-is-signing']] },
  { topic: 'ticking-is-signing', of: [['sign'], ['click']] },
  { topic: 'which-regulations', of: [['which-regulations']] },
  { topic: 'agreement-text', of: [['agreement-text']] },
  // "Where do I sign?" agrees, and "can I sign up" joins.
  // "Can I cancel after signing" and "what shall I sign" ask for something else.
  { topic: 'who-may-sign', of: [['sign'], ['signer']], not: ['where', 'join', 'cancel', 'sign-what', 'why'] },
  { topic: 'who-may-sign', of: [['sign'], ['stand-in']], not: ['where'] },
  { topic: 'agreement-text', of: [['contract'], ['see'], ['where', 'send']], not: ['papers'] },
  // "Is there the contract in Spanish"
  { topic: 'agreement-text', of: [['contract'], ['a language']], not: ['support'] },
  { topic: 'which-regulations', of: [['rules'], ['other'], ['where', 'see']] },
  // "Only four employees, does that rule us out"
  { topic: 'employees', of: [['ruled-out'], ['staff', 'few']] },
  { topic: 'refused', of: [['refused']] },
  { topic: 'refused', of: [['turned-down'], ['again']] },
  { topic: 'several-accounts', of: [['several'], ['accounts']] },
  { topic: 'several-accounts', of: [['subsidiary'], ['join']] },
  { topic: 'which-site', of: [['which-site']] },
  { topic: 'which-site', of: [['site'], ['eu-site']] },
  { topic: 'same-person', of: [['one-person'], ['both']] },
  { topic: 'outsourced-support', of: [['outsourced-support']] },
  { topic: 'outsourced-support', of: [['support'], ['outside']] },
  { topic: 'support-language', of: [['support'], ['tongue', 'a language']] },
  { topic: 'chatbot-support', of: [['bot'], ['ok'], ['support', 'ok']] },
  { topic: 'company-profile', of: [['company-profile']] },
  { topic: 'bank-account', of: [['bank-account']] },
  { topic: 'account', of: [['account']] },
  { topic: 'payout', of: [['payout']] },
  // "What do you charge for a sale", but not "when does the money of the sales come".
  { topic: 'commission', of: [['commission']], not: ['arrive'] },
  { topic: 'commission', of: [['keeps'], ['sold']], not: ['arrive', 'money'] },
  { topic: 'payout', of: [['pay', 'money'], ['sold'], ['when', 'arrive']] },
  { topic: 'commission', of: [['keeps'], ['sold']] },
  { topic: 'product-release', of: [['product'], ['publish']], not: ['benefits'] },
  { topic: 'date-on-licence', of: [['date-on-licence']] },
  { topic: 'date-on-licence', of: [['date'], ['counts'], ['date-on-licence', 'to-established']] },
  { topic: 'which-time-zone', of: [['which-time-zone']] },
  { topic: 'same-person', of: [['same-person']] },
  // Before what Huawei does: "does anybody at Huawei read this chat".
  { topic: 'my-data', of: [['my-words'], ['kept']], not: ['send'] },
  { topic: 'who-decides', of: [['who-decides']] },
  // "Send me my data" is a command.
  { topic: 'my-data', of: [['my-data']], not: ['send'] },
  // "The capital of Peru" is a city.
  { topic: 'minimum-capital', of: [['minimum-capital']], not: ['a country'] },
  { topic: 'employees', of: [['employees']] },
  { topic: 'employees', of: [['few'], ['enough']] },
  { topic: 'commission', of: [['commission']] },
  { topic: 'website', of: [['web'], ['lack']] },
  // "Is our trade register extract enough?"
  { topic: 'certificates', of: [['register-paper'], ['suffices']] },
  { topic: 'which-countries', of: [['which-countries']] },
  { topic: 'which-countries', of: [['a country'], ['firm'], ['join', 'admit']] },
  // "A private person can sell or only a company"
  { topic: 'individual', of: [['individual'], ['firm'], ['ask-within'], ['join']] },
];

/** What only answers name: "our time zone is Madrid, is that right" tells where it is. */
const tells = ['zone', 'zone-name', 'digits', 'weekday', 'month'];
const toldApart = new Set(['which-time-zone', 'date-on-licence', 'same-person']);

/** "I cannot sign this" and "nobody for after-sales, only one person for pre-sales" ask nothing. */
const deniable = new Set(['who-may-sign', 'same-person']);

/** The particular thing that a question is about, as the id of a knowledge entry. */
export function particularTopic(sentence: Item[], found: ReadonlySet<string>): string | undefined {
  // "Can I change the time zone?" wants to change an answer.
  const changes = found.has('alter') || found.has('mistake');
  const touches = (theme: string): boolean => {
    if (theme === 'a language') return sentence.some((item) => is(item, 'language'));
    if (theme === 'a country') return sentence.some((item) => is(item, 'country') || is(item, 'people-of'));
    return found.has(theme) || (theme === 'both' && namesBothRoles(sentence));
  };
  const isAsked = ({ topic, of, not = [] }: Particular): boolean =>
    of.every((group) => group.some(touches)) &&
    !not.some(touches) &&
    !(toldApart.has(topic) && (changes || tellsMore(sentence))) &&
    !(deniable.has(topic) && denies(sentence));
  return particular.find(isAsked)?.topic;
}

/** "May one person do presales and aftersales"; one in each are two, and so are one and nobody. */
function namesBothRoles(sentence: Item[]): boolean {
  const named = ['pre-sales', 'after-sales'].every((role) => sentence.some((item) => is(item, role)));
  const counts = sentence.filter((item) => is(item, 'number') || is(item, 'nobody'));
  return named && counts.length < 2;
}

function denies(sentence: Item[]): boolean {
  const denial = sentence.some((item) => ['negation', 'not', 'not-after', 'no'].some((tag) => is(item, tag)));
  return denial && !sentence.some((item) => is(item, 'question')) && !asksInFrame(sentence);
}

function tellsMore(sentence: Item[]): boolean {
  return sentence.some((item) => tells.some((tag) => is(item, tag)));
}
