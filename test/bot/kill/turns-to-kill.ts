import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createLiveFeed } from '../../../bot/live/live-feed.ts';
import { createRegistrationBot } from '../../../bot/registration-bot.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import { createTurns } from '../../../bot/turn/create-turns.ts';
import { createReminders } from '../../../bot/wake-reminders.ts';
import { watchStatements } from '../../harness/statement-points.ts';
import { countingConversation, emptyWorld, wakingAt } from '../turn/counting-conversation.ts';
import type { Order, Report } from './orders.ts';

// A process that takes turns, one order a line, and kills itself at the point it is told: nothing is closed,
// flushed or tidied up. The product knows nothing of these points; they are put around it here.

let die: { point: string; passes: number } | undefined;

createInterface({ input: process.stdin }).once('line', (line) => {
  const { path, point, passes } = JSON.parse(line);
  die = { point, passes };
  watchStatements(passing);
  takeTurns(path);
});

function passing(point: string): void {
  if (die?.point !== point) return;
  die.passes -= 1;
  if (die.passes < 0) process.kill(process.pid, 'SIGKILL');
}

function takeTurns(path: string): void {
  const feed = createLiveFeed();
  const store = openSqliteStore({ path, at: new Date().toISOString() });
  const log = { warn: complain, error: complain };
  const turns = createTurns({
    store,
    bot: createRegistrationBot(countingConversation),
    feed: {
      ...feed,
      publish(conversationId, notice) {
        feed.publish(conversationId, notice);
        passing('after the publication');
      },
    },
    clock: () => Temporal.Now.instant(),
    world: () => emptyWorld,
    log,
  });
  const reminders = createReminders({ store, turns, log, clock: () => Temporal.Instant.from(wakingAt) });
  report({ ready: true });

  createInterface({ input: process.stdin }).on('line', async (line) => {
    const { conversationId, id, text }: Order = JSON.parse(line);
    if (id === 'wake') return reminders.wakeDue();
    const party = { conversationId, userId: 'dl_1', channel: 'web' };
    const activity = { type: 'message', text, channelData: { clientActivityID: id } } as const;
    const outcome =
      id === 'open'
        ? await turns.open({ ...party, languages: ['en'] })
        : await turns.receive({ ...party, activity });
    report({ conversationId, id, ...outcome });
    passing('after the answer');
  });
}

/** Written before the next statement runs, as a killed process sends nothing that is still in a buffer. */
function report(report: Report | { ready: true }): void {
  writeSync(1, `${JSON.stringify(report)}\n`);
}

function complain(fields: Record<string, unknown>, event: string): void {
  writeSync(2, `${event} ${JSON.stringify(fields)}\n`);
}
