import { type Item, is, meaningOf } from './items.ts';
import { meantLanguages, replacesLanguage } from './meant-language.ts';
import { commands, type SpokenCommand } from './reading.ts';
import { isQuestion, isSign } from './sentences.ts';
import { isOfElsewhere } from './topics/asks-elsewhere.ts';
import type { Themes } from './topics/find-themes.ts';

/** Words that may surround a command without changing it. */
const courtesies = ['filler', 'polite', 'and', 'question-word'];
/** Words of an answer: where they stand, a command word is part of the answer. */
const answers = [
  'number',
  'month',
  'weekday',
  'year',
  'month-unit',
  'hour',
  'pre-sales',
  'after-sales',
  'country',
  'zone',
  'topic',
  'condition',
  'founded',
  'nobody',
  'both-roles',
  'each',
  'round-the-clock',
  'decider',
];
/** With so many other words it is a story, not a command. */
const mostOtherWords = 3;
/** "Change the support hours I gave": so many unknown words may stand beside what is to be changed. */
const mostStrangeWords = 2;

/** Commands that any other word may turn into something else: "remind me" with a word for "no" or of a thing to do. */
const bare: SpokenCommand['command'][] = ['change', 'why', 'language', 'remind', 'reminders'];

/** Reads a command if the sentence is one: "take me back, please" is, "we went back to work in May" is not. */
export function readCommand(sentence: Item[], themesOf: () => Themes): SpokenCommand | undefined {
  const words = sentence.filter((item) => !isSign(item));
  const whole = words.length === 1 ? words[0] : undefined;
  const exact = whole && commandOf(whole);
  if (exact && !is(whole, 'yes') && !is(whole, 'no')) return { command: exact };
  const meant = words.filter((item) => isCommandWord(item) || !courtesies.some((tag) => is(item, tag)));
  if (asksForSomebody(sentence, themesOf)) return { command: 'human' };
  const command = readLanguage(meant, sentence, themesOf) ?? readChange(meant, themesOf) ?? readPlain(meant);
  return command?.command === 'help' && isOfElsewhere(themesOf()) ? undefined : command;
}

/** Whether a sentence holds nothing but its command, and more than the mere name of a language. */
export function isCommandAlone(sentence: Item[], { command }: SpokenCommand): boolean {
  const words = sentence.filter((item) => !isSign(item));
  const isLanguage = command === 'language';
  const isOfIt = (item: Item): boolean =>
    commandOf(item) === command || (isLanguage && (is(item, 'language') || isLanguageWord(item)));
  const others = words.filter((item) => !isOfIt(item));
  if (!others.every((item) => courtesies.some((tag) => is(item, tag)))) return false;
  if (words.some((item) => commandOf(item) === command || (isLanguageWord(item) && isPhrase(item.raw))))
    return true;
  // "Our support is in English" is made of words that mean nothing beside others
  if (others.some((item) => is(item, 'filler') && !is(item, 'polite'))) return false;
  return words.some((item) => is(item, 'polite') || isLanguageWord(item) || /(?:\S+\s+){2}/u.test(item.raw));
}

/** "Is there anyone I can talk to?" */
function asksForSomebody(sentence: Item[], themesOf: () => Themes): boolean {
  const has = (tag: string): boolean => sentence.some((item) => is(item, tag));
  return (
    has('talk') &&
    has('someone') &&
    !has('digits') &&
    !has('topic') &&
    (isQuestion(sentence) || themesOf().found.has('wish'))
  );
}

function readLanguage(meant: Item[], sentence: Item[], themesOf: () => Themes): SpokenCommand | undefined {
  const [only, another] = meantLanguages(sentence);
  if (only === undefined || another !== undefined) return undefined;
  // "Send me the text in Italian": the text is wanted, or its summary.
  const { found } = themesOf();
  if (found.has('the-text') || found.has('summary')) return undefined;
  // "Must the support be in English?" and "only the Italian market" do not want to switch.
  if (
    sentence.some((item) =>
      ['maybe-after-sales', 'after-sales', 'support-side', 'market-word'].some((tag) => is(item, tag)),
    )
  )
    return undefined;
  // "Indonesia doang": only that country.
  if (sentence.some((item) => is(item, 'only')) && meant.length === 1 && is(meant[0], 'country'))
    return undefined;
  // "Is this contract in Thai?" asks about the contract.
  const ofContract = sentence.some((item) => meaningOf(item, 'target') === 'consent');
  if (ofContract && !sentence.some((item) => is(item, 'language-switch'))) return undefined;
  const others = meant.filter((item) => !is(item, 'language') && !isLanguageWord(item));
  const asking = sentence.some(
    (item) => is(item, 'polite') || is(item, 'question') || is(item, 'language-switch'),
  );
  // "Switch to English if possible", but not "if it is in English, we sign"
  const mayBePolite = asking && !sentence.some((item) => is(item, 'yes') || is(item, 'yes-alone'));
  const told = others.filter((item) => !(mayBePolite && is(item, 'condition')));
  if (told.length > (asking ? 2 : 0) || told.some(isOfAnswer)) return undefined;
  const asked =
    meant.length > 1 ||
    sentence.length <= 2 ||
    sentence.some((item) => is(item, 'polite') || is(item, 'question'));
  return asked ? { command: 'language', to: only } : undefined;
}

function isLanguageWord(item: Item): boolean {
  return (
    is(item, 'language-switch') ||
    replacesLanguage(item) ||
    commandOf(item) === 'language' ||
    commandOf(item) === 'change'
  );
}

function readChange(meant: Item[], themesOf: () => Themes): SpokenCommand | undefined {
  const target = meant.map((item) => meaningOf(item, 'target')).find((name) => name !== undefined);
  const changing = meant.some((item) => commandOf(item) === 'change' || is(item, 'mistake'));
  if (!changing || target === undefined) return undefined;
  const others = meant.filter(
    (item) =>
      !['target', 'founded', 'mistake'].some((tag) => is(item, tag)) &&
      // "Change the hours, the previous ones", "please help me change my answers about the staff"
      !['change', 'back', 'review', 'help'].includes(commandOf(item) ?? ''),
  );
  const strange = others.every((item) => item.meanings.length === 0) && others.length <= mostStrangeWords;
  return strange && (others.length === 0 || isMeant(themesOf())) ? { command: 'change', target } : undefined;
}

/** "Staff changes often" tells something; beside words that are not known, only a wish or a mistake changes an answer. */
function isMeant({ found }: Themes): boolean {
  return ['wish', 'must', 'mistake'].some((theme) => found.has(theme));
}

function readPlain(meant: Item[]): SpokenCommand | undefined {
  const named = new Set(meant.flatMap((item) => commandOf(item) ?? []));
  // "I pressed the wrong one, go back": the mistake explains the command. "Help me go back": so does the help.
  for (const said of ['change', 'help'] as const) if (named.size === 2) named.delete(said);
  const [command, another] = named;
  if (command === undefined || another !== undefined) return undefined;
  const others = meant.filter((item) => commandOf(item) === undefined && !is(item, 'mistake'));
  // わからないので税理士に確認します: who does not know and asks somebody else wants no help.
  const asksElsewhere =
    command === 'help' &&
    meant.some((item) => is(item, 'unsure')) &&
    others.some((item) => is(item, 'decider'));
  // "My colleague helps with that" tells who does the work.
  const isOthers =
    command === 'help' && others.some((item) => is(item, 'relation') || is(item, 'third-person'));
  const answering = others.some(isOfAnswer) || asksElsewhere || isOthers;
  const allowed = bare.includes(command) ? 0 : mostOtherWords;
  const strong = meant.some((item) => commandOf(item) === command && isPhrase(item.raw));
  return answering || others.length > (strong ? allowed : 0) ? undefined : { command };
}

/** Several words, or as much in a script without spaces: "talk to a person", not "person". */
function isPhrase(raw: string): boolean {
  return (
    /\S\s+\S/u.test(raw) ||
    /^\p{Script=Han}{3}|^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}|^\p{Script=Thai}{8}/u.test(
      raw,
    )
  );
}

function isOfAnswer(item: Item): boolean {
  return answers.some((tag) => is(item, tag));
}

function isCommandWord(item: Item): boolean {
  return ['command', 'language', 'language-switch', 'target', 'mistake'].some((tag) => is(item, tag));
}

function commandOf(item: Item): SpokenCommand['command'] | undefined {
  const value = meaningOf(item, 'command');
  return commands.find((command) => command === value);
}
