import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { World } from '../../dialogs/conversation.ts';
import { GuideError } from '../../dialogs/errors.ts';
import type { Route } from '../http/route.ts';
import type { SignedIn, StaffGuard } from '../staff/guard.ts';
import { type MisreadLine, misreadQuery, mostDays, numbersQuery } from '../staff-api/contract/numbers.ts';
import type { Store } from '../store/store.ts';
import { csvOf } from './csv.ts';
import { groupNames, labelTitle } from './number-titles.ts';
import { type Period, periodsBetween } from './periods.ts';
import { readNumbers } from './read-numbers.ts';
import { type NumberWords, summariseNumbers } from './summarise-numbers.ts';

export interface NumberRouteParts {
  guard: StaffGuard;
  store: Pick<Store, 'numbers'>;
  knowledge: Pick<World, 'texts' | 'packs'>;
  clock(): Temporal.Instant;
}

/** What the numbers say, for the console and for taking along; and what was not understood, for leads. */
export function numberRoutes({ guard, store, knowledge, clock }: NumberRouteParts): Route[] {
  return [
    guard.staffRoute({
      method: 'GET',
      path: '/desk/api/numbers',
      name: 'desk-numbers',
      role: 'agent',
      async answer({ query }, agent) {
        const asked = parsed(numbersQuery, query);
        const json = summariseNumbers(
          await readNumbers(store.numbers, asked),
          asked,
          words(),
          languageOf(agent),
        );
        return { status: 200, json };
      },
    }),
    guard.staffRoute({
      method: 'GET',
      path: '/desk/api/numbers.csv',
      name: 'desk-numbers-csv',
      role: 'agent',
      audit: { action: 'numbers-exported' },
      async answer({ query }, agent) {
        const asked = parsed(numbersQuery, query);
        const rows = await csvRows(asked, languageOf(agent));
        return download(`numbers-${asked.from}-${asked.to}.csv`, 'text/csv; charset=utf-8', csvOf(rows));
      },
    }),
    guard.staffRoute({
      method: 'GET',
      path: '/desk/api/misread.jsonl',
      name: 'desk-misread',
      role: 'lead',
      audit: { action: 'misread-read' },
      async answer({ query }) {
        const asked = parsed(misreadQuery, query);
        const found = await store.numbers.readMisread(asked);
        const lines = found.map(({ text, reads, language, question, at }): MisreadLine => {
          return { utterance: text, pending: reads, locale: language, question, at };
        });
        const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
        return download(`misread-${asked.from}-${asked.to}.jsonl`, 'application/x-ndjson', body);
      },
    }),
  ];

  function words(): NumberWords {
    const today = clock().toZonedDateTimeISO('UTC').toPlainDate().toString();
    return { texts: knowledge.texts, pack: knowledge.packs.current(today).id };
  }

  function languageOf({ language }: SignedIn): string {
    return knowledge.texts.match(language === undefined ? [] : [language]);
  }

  /** A row for each number of each period that is not nought. */
  async function csvRows(asked: Period & { by: 'day' | 'week' }, language: string) {
    const say = (key: string) => knowledge.texts.say(language, `desk.numbers.${key}`);
    const head = ['page.from', 'page.to', 'csv.what', 'csv.of', 'page.count'].map(say);
    const titles = words();
    const rows: (string | number)[][] = [];
    for (const { from, to } of periodsBetween(asked, asked.by)) {
      // a year of days is read in pieces, so that nobody waits for it
      await setImmediate();
      const byName = Map.groupBy(await store.numbers.readTotals(from, to), ({ name }) => name);
      for (const name of groupNames) {
        for (const { label, count } of byName.get(name) ?? []) {
          const of = label === '' ? '' : labelTitle(titles, language, name, label);
          rows.push([from, to, say(`names.${name}`), of, count]);
        }
      }
    }
    return [head, ...rows];
  }
}

function download(name: string, type: string, body: string) {
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body };
}

/** A query with its days in order and not too many. Throws `body-invalid`. */
function parsed<Asked extends Period>(schema: z.ZodType<Asked>, query: URLSearchParams): Asked {
  const asked = schema.safeParse(Object.fromEntries(query)).data;
  const days = asked && Temporal.PlainDate.from(asked.from).until(asked.to).days;
  if (!asked || days === undefined || days < 0 || days >= mostDays) {
    throw new GuideError('body-invalid', 'The query.');
  }
  return asked;
}
