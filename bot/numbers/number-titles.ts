import { flow } from '../../dialogs/questions/flow.ts';
import { verdicts } from '../../dialogs/rules/assessment.ts';
import type { Texts } from '../../dialogs/texts.ts';
import { bucketEnds } from './buckets.ts';

/** The groups of numbers in the order in which they are shown. */
export const groupNames = [
  'started',
  'answered',
  'finished',
  'verdict',
  'requirement',
  'reason',
  'misread',
  'misread-language',
  'started-language',
  'finished-language',
  'switched-language',
  'started-channel',
  'finished-channel',
  'message',
  'handoff',
  'waiting',
  'first-answer',
  'rating',
] as const;
export type GroupName = (typeof groupNames)[number];

const questions = flow.map(({ id }) => id);
const spans = [...bucketEnds.map(String), 'more'];

/** Labels that are shown in this order even when nothing was counted; of other groups the most frequent come first. */
export const fixedLabels: Partial<Record<GroupName, readonly string[]>> = {
  answered: questions,
  misread: questions,
  verdict: ['ready', 'not-yet', 'check'],
  handoff: ['asked', 'claimed', 'closed', 'expired', 'cancelled', 'left', 'late', 'lost'],
  waiting: spans,
  'first-answer': spans,
  rating: ['person', 'result'].flatMap((about) => ['good', 'fair', 'poor'].map((face) => `${about} ${face}`)),
};

/** What a label of a group says, in a language. `pack` has the titles of the requirements. */
export function labelTitle(
  { texts, pack }: { texts: Texts; pack: string },
  language: string,
  name: GroupName,
  label: string,
): string {
  const say = (key: string, values = {}) => texts.say(language, key, values);
  const known = (key: string, values = {}) => (texts.has(language, key) ? say(key, values) : label);
  const [first = '', second = '', part = '', reason = ''] = label.split(' ');
  switch (name) {
    case 'answered':
    case 'misread':
      return known(`questions.${label}.title`);
    case 'started-language':
    case 'finished-language':
    case 'switched-language':
    case 'misread-language':
      return languageName(language, label);
    case 'started-channel':
    case 'finished-channel':
    case 'message':
      return channelTitle(label, say);
    case 'verdict':
      return known(`desk.console.verdict-${label}`);
    case 'requirement':
      return `${requirementTitle(first, second)}`;
    case 'reason':
      return `${first} · ${known(`reasons.${part}.${reason}.text`, gaps).replaceAll('**', '')}`;
    case 'handoff':
      return known(`desk.numbers.handoff.${label}`);
    case 'waiting':
    case 'first-answer':
      return spanTitle(label, language, say);
    case 'rating':
      return known(`desk.numbers.ratings.${first}`, { face: say(`person.rating.faces.${second}`) });
    default:
      return say(`desk.numbers.names.${name}`);
  }

  function requirementTitle(id: string, verdict: string): string {
    const title = `result.requirements.${pack}.${id}`;
    const isKnown = verdicts.some((each) => each === verdict);
    const word = isKnown ? say(`result.verdicts.${verdict}`) : verdict;
    return `${id} · ${texts.has(language, title) ? `${say(title)} · ` : ''}${word}`;
  }
}

/** Reasons name the answers of a person; in numbers there is none. */
const gaps = { answer: '…', asOf: '…', date: '…', markets: '…', worst: '…' };

function channelTitle(label: string, say: (key: string) => string): string {
  if (label === 'directline') return say('desk.console.channel-web');
  return label === 'msteams' ? 'Microsoft Teams' : label;
}

function languageName(language: string, tag: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function spanTitle(
  label: string,
  language: string,
  say: (key: string, values: { time: string }) => string,
): string {
  const seconds = label === 'more' ? (bucketEnds.at(-1) ?? 0) : Number(label);
  const [value, unit] =
    seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  const time = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return say(`desk.numbers.waits.${label === 'more' ? 'more' : 'up-to'}`, { time });
}
