import { describeDay } from '../../../dialogs/replies/describe.ts';
import { ownName } from '../../../dialogs/replies/own-name.ts';
import type { Texts } from '../../../dialogs/texts.ts';
import { teamsChannel } from '../../channels/connector/guard.ts';
import { teamsCard } from '../../channels/connector/teams-card.ts';
import { isRightToLeft } from '../../channels/right-to-left.ts';
import type { ConversationDetail } from '../../staff-api/contract/conversation-detail.ts';

/** What the buttons of the card do. */
export const cardDeeds = ['claim', 'send', 'hand-back', 'close'] as const;
/** What the console calls the same. */
const wordOf = { claim: 'claim', send: 'send', 'hand-back': 'release', close: 'end' } as const;
/** As much as an agent may say at once here. */
export const longestReply = 4000;

export interface RequestCardParts {
  detail: ConversationDetail;
  /** What was said last, as lines for staff. */
  lastLines: string[];
  /** Of the words on the card. */
  language: string;
  texts: Texts;
}

/**
 * A request for a person as an Adaptive Card: who, since when, the answers and what they come to, and what can be done.
 * What the prospect wrote stands in text runs, which know no markup. It is sent once and never refreshed: that would
 * take away what an agent is writing in its box.
 */
export function requestCard({ detail, lastLines, language, texts }: RequestCardParts) {
  const say = (key: string, values?: Record<string, string>) =>
    texts.say(language, `desk.teams.${key}`, values);
  const own = (key: string, values?: Record<string, string>) =>
    texts.say(language, `desk.console.${key}`, values);
  const { left, line, waitingSince, topic, assessment } = detail;
  const answered = detail.answers.flatMap(({ title, answer }) =>
    answer === undefined ? [] : [{ title, value: answer }],
  );
  const who = [
    { title: own('language'), value: ownName(detail.language) },
    {
      title: own('channel'),
      value: detail.channel === teamsChannel ? 'Microsoft Teams' : own('channel-web'),
    },
    ...(topic?.question === undefined
      ? []
      : [{ title: say('topic'), value: texts.say(language, `questions.${topic.question}.title`) }]),
    ...(left ? [{ title: own('reach'), value: escaped(left.reach) }] : []),
  ];
  const verdicts = (assessment?.requirements ?? []).map(({ title, verdict }) => ({
    title,
    value: texts.say(language, `result.verdicts.${verdict}`),
  }));
  const missing = detail.reasons.filter(({ verdict }) => verdict === 'not-met').map(({ text }) => text);

  return teamsCard(
    {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.5',
      lang: new Intl.Locale(language).language,
      ...(isRightToLeft(language) && { rtl: true }),
      body: [
        { ...text(say(left ? 'left' : 'request')), size: 'large', weight: 'bolder' },
        ...(waitingSince === undefined ? [] : [text(since(waitingSince))]),
        { type: 'FactSet', facts: who },
        ...[line, left?.text].flatMap((words) => (words === undefined ? [] : [quoted(words)])),
        ...(assessment ? [{ ...text(assessment.headline), weight: 'bolder' }] : []),
        ...facts(verdicts),
        ...titled(say('missing'), missing.map(text)),
        ...(detail.eligibleOn === undefined
          ? []
          : [text(own('eligibleOn', { day: describeDay(detail.eligibleOn, language) }))]),
        ...titled(own('answers'), facts(answered)),
        ...titled(say('last'), lastLines.map(unmarked)),
        {
          type: 'Input.Text',
          id: 'reply',
          label: say('reply'),
          isMultiline: true,
          maxLength: longestReply,
        },
        { ...text(say('how')), isSubtle: true },
      ],
      actions: [button('send', true), button('claim'), button('hand-back'), button('close')],
    },
    [],
  );

  function titled(title: string, elements: object[]): object[] {
    return elements.length === 0 ? [] : [{ ...text(title), weight: 'bolder' }, ...elements];
  }

  function button(deed: (typeof cardDeeds)[number], carriesReply = false) {
    return {
      type: 'Action.Submit',
      title: own(wordOf[deed]),
      data: { staff: deed },
      ...(!carriesReply && { associatedInputs: 'none' }),
    };
  }

  /** In the zone and the format of whoever reads it. */
  function since(moment: string): string {
    const seconds = `${moment.slice(0, 19)}Z`;
    return say('since', { time: `{{DATE(${seconds}, SHORT)}} {{TIME(${seconds})}}` });
  }
}

function text(words: string) {
  return { type: 'TextBlock', text: words, wrap: true };
}

function unmarked(words: string) {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] };
}

function quoted(words: string) {
  return { type: 'Container', style: 'emphasis', items: [unmarked(words)] };
}

function facts(rows: { title: string; value: string }[]): object[] {
  return rows.length === 0 ? [] : [{ type: 'FactSet', facts: rows }];
}

/** Without the markup that facts know. */
function escaped(words: string): string {
  return words.replaceAll(/[\\*_[\]()`~#<>]/g, '\\$&');
}
