import { createHash } from 'node:crypto';
import { z } from 'zod';
import { dateFormat, isRightToLeft } from '../../dialogs/formats.ts';
import { describeDay } from '../../dialogs/replies/describe.ts';
import type { Texts } from '../../dialogs/texts.ts';
import { htmlText } from '../http/html-text.ts';
import type { PersonalData, Row } from './collect-data.ts';

const style = `
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1d2426;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #b9c2c4}
p{margin:.25rem 0 .75rem;white-space:pre-wrap}dt,.who{font-weight:600}dd{margin:0 0 .75rem;white-space:pre-wrap}.who{margin:1rem 0 0}
time{color:#4d5a5d;font-weight:400;font-size:.875rem}a{color:#0b5a61}
@media (prefers-color-scheme:dark){body{color:#e8eced;background:#11191c}time{color:#aab6b9}a{color:#7fd0d6}h2{border-color:#3c4a4e}}
`;

/** The page holds no script, and its style by its hash alone. */
export const dataPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const said = z.object({
  type: z.string(),
  from: z.object({ id: z.string().default(''), role: z.string().default(''), name: z.string().default('') }),
  text: z.string().default(''),
  value: z.unknown().optional(),
});
const reminded = z.object({ dialog: z.object({ reminders: z.record(z.string(), z.string()).default({}) }) });

/** What is kept of a conversation, for its person to read on any device, in the conversation's language. */
export function dataHtml(data: PersonalData, texts: Texts, machinePath: string): string {
  const { language, timeZone, records, described } = data;
  const say = (key: string, values?: Record<string, string>) => texts.say(language, `my-data.${key}`, values);
  const moment = (at: unknown) => describeMoment(String(at), language, timeZone);
  const rows = (table: string) => records[table] ?? [];
  const dated = ({ at }: Row, words: unknown[]) =>
    `<p class="who">${time(moment(at))}</p>${words.map(paragraph).join('')}`;
  const { assessment, answers, reasons } = described;

  const sections = [
    section(
      say('said'),
      rows('log').map((row) => spoken(row, moment, say('you'), texts.say(language, 'conversation.bot-name'))),
    ),
    section(say('answers'), [list(answers.map(({ title, answer = '–' }) => [title, answer]))]),
    section(say('result'), [
      ...(assessment ? [paragraph(assessment.headline)] : []),
      ...reasons.map(({ text }) => paragraph(text)),
    ]),
    section(
      say('reminders'),
      reminderDays(rows('conversations')).map((day) => paragraph(describeDay(day, language))),
    ),
    section(
      say('requests'),
      rows('handoffs').map((row) => {
        const left = row.left_text ? [`${say('message')}: ${row.left_text}`, row.left_reach] : [];
        return dated({ at: row.asked_at }, [row.line, row.agent_name, ...left]);
      }),
    ),
    section(
      say('notes'),
      rows('notes').map((row) => dated(row, [row.text])),
    ),
    section(
      say('ratings'),
      rows('ratings').map((row) =>
        dated(row, [texts.say(language, `person.rating.faces.${row.face}`), row.line]),
      ),
    ),
    section(
      say('misread'),
      rows('misread').map((row) => dated(row, [row.text])),
    ),
    section(
      say('seen'),
      [...new Set(data.staff.map(({ at }) => moment(at)))].map((at) => `<p>${time(at)}</p>`),
    ),
  ];
  return page(
    language,
    say('title'),
    `<p>${htmlText(say('lead', { date: moment(data.madeAt) }))}</p>
<p><a href="${htmlText(machinePath)}" download>${htmlText(say('machine'))}</a></p>
<p>${htmlText(say('rest'))}</p>
${sections.join('\n')}`,
  );
}

/** What somebody sees by a link that shows nothing (any more). */
export function goneHtml(language: string, texts: Texts): string {
  const say = (key: string) => texts.say(language, `my-data.${key}`);
  return page(language, say('gone-title'), `<p>${htmlText(say('gone-text'))}</p>`);
}

function page(language: string, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${htmlText(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

/** Nothing of what is empty. */
function section(title: string, parts: string[]): string {
  return parts.some((part) => part !== '')
    ? `<section><h2>${htmlText(title)}</h2>${parts.join('\n')}</section>`
    : '';
}

function list(entries: [term: string, text: string][]): string {
  return `<dl>${entries.map(([term, text]) => `<dt>${htmlText(term)}</dt><dd dir="auto">${htmlText(text)}</dd>`).join('')}</dl>`;
}

function paragraph(text: unknown): string {
  return typeof text === 'string' && text !== '' ? `<p dir="auto">${strong(htmlText(text))}</p>` : '';
}

function spoken({ activity, at }: Row, moment: (at: unknown) => string, you: string, guide: string): string {
  const parsed = said.safeParse(activity);
  if (!parsed.success) return '';
  const { from, text, value } = parsed.data;
  const words = text || (value === undefined ? '' : JSON.stringify(value));
  if (words === '') return '';
  const who = from.role === 'user' ? you : from.name || guide;
  return `<p class="who">${htmlText(who)} ${time(moment(at))}</p>${paragraph(words)}`;
}

function reminderDays([conversation]: Row[]): string[] {
  const parsed = reminded.safeParse(conversation?.state);
  return parsed.success ? Object.values(parsed.data.dialog.reminders) : [];
}

function describeMoment(at: string, language: string, timeZone: string): string {
  const format = dateFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return format.format(new Date(at));
}

function time(words: string): string {
  return `<time>${htmlText(words)}</time>`;
}

/** The one emphasis of messages, of what is escaped already. */
function strong(text: string): string {
  return text.replace(/\*\*([^*\n]{1,300})\*\*/g, '<strong>$1</strong>');
}
