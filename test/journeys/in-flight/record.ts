import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { directLine } from '../../bot/channels/web/direct-line-calls.ts';
import { talkingDesk } from '../../bot/staff-api/talking-desk.ts';
import { journeys } from '../../harness/journeys.ts';
import { answersOf, type Position, type RecordedLine } from './recording.ts';

// Records what the store holds of conversations at every question, in asides and with people, so that every later
// release is tried on them. Run once for each release, by `npm run record -- 1.2.0`; what is recorded is never edited.

const { positionals } = parseArgs({ allowPositionals: true });
const [release] = positionals;
if (!release || !/^\d+\.\d+\.\d+$/.test(release)) {
  process.stderr.write('Name the release, as in `npm run record -- 1.2.0`.\n');
  process.exit(2);
}

/** What a prospect or staff do. Staff's acts begin with `staff:`, commands of the page's menu with `menu:`. */
const asides: [language: string, steps: string[]][] = [
  ['en', ['15 March 2023', 'menu:change', 'the date', '2 April 2021']],
  ['es', ['nos fundamos el 15 de marzo de 2023', 'menu:back', 'nos fundamos el 2 de abril de 2021']],
  ['de', ['gegründet am 15. März 2023', 'menu:why', 'eine GmbH']],
  ['fr', ['créée le 15 mars 2023', 'menu:language', 'une société']],
  ['en', ['founded in December 2025', '5 December', 'a company']],
];
const withPeople: [language: string, steps: string[]][] = [
  [
    'en',
    [
      'we were founded on 15 March 2023',
      'menu:human',
      'How do I change the name of my company?',
      'staff:claim',
      'staff:say',
      '🙂',
      'staff:close',
      "we're a company",
    ],
  ],
  ['ja', ['menu:human', '会社名を変えるには？', 'staff:claim', 'staff:say', '🙂', 'staff:release', '🙂']],
];
const languages = ['en', 'zh-Hans', 'ar', 'es', 'ja'];

const desk = await talkingDesk({ LIMIT_MESSAGES: '0', LIMIT_STARTS: '0' });
const agent = await desk.somebody('agent', 'Ana');
const calls = directLine(desk.app.base);
const lines: RecordedLine[] = [];
for (const language of languages) await record(language, [...(journeys.get(language) ?? [])]);
for (const [language, steps] of [...asides, ...withPeople]) await record(language, steps);
await desk.app.stop();
const path = join(import.meta.dirname, `${release}.jsonl`);
writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
process.stdout.write(`${lines.length} lines in ${path}\n`);

async function record(language: string, steps: string[]): Promise<void> {
  const { token } = await calls.generate();
  const connection = await calls.read(await calls.post('/conversations', token, { locale: language }));
  const { conversationId } = connection;
  let before: Position | undefined;
  for (const [index, step] of ['opening', ...steps].entries()) {
    if (index > 0) await take(connection, step, language, index);
    const position = await positionAfter(step, language, conversationId);
    if (before && !/^(staff|menu):/.test(step)) {
      before.next = { says: step, answers: answersOf(position.state) ?? null };
    }
    lines.push(position);
    before = position;
  }
  lines.push({ conversationId, log: await desk.store.readLog(conversationId, 0, 1000) });
}

async function take(
  connection: Awaited<ReturnType<typeof calls.begin>>,
  step: string,
  language: string,
  index: number,
): Promise<void> {
  const { conversationId, token } = connection;
  const [kind, what = ''] = /^(staff|menu):(.*)$/.exec(step)?.slice(1) ?? ['says', step];
  const answer =
    kind === 'staff'
      ? desk.post(
          `/desk/api/conversations/${conversationId}/${what}`,
          what === 'say' ? { text: 'Hello', clientId: `s${index}` } : {},
          agent.headers,
        )
      : calls.post(`/conversations/${conversationId}/activities`, token, {
          type: 'message',
          text: kind === 'menu' ? '' : what,
          locale: language,
          channelData: { clientActivityID: `m${index}` },
          ...(kind === 'menu' && { value: { command: what } }),
        });
  const { status } = await answer;
  if (status !== 200) throw new Error(`${step} was answered ${status}`);
}

async function positionAfter(after: string, language: string, conversationId: string): Promise<Position> {
  const conversation = await desk.store.findConversation(conversationId);
  if (!conversation || conversation === 'erased') throw new Error('the conversation is not there');
  const { lastSequence, state } = conversation;
  const found = await desk.store.desk.findHandoff(conversationId);
  const handoff = found && { ...found };
  return { after, language, conversationId, lastSequence, state, ...(handoff && { handoff }) };
}
