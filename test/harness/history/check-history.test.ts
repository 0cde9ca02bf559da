import { checkHistory } from './check-history.ts';
import type { ConversationHistory, Entry } from './history.ts';

/** Opened, two answers, a person who comes, says two things and goes. */
function soundHistory(): ConversationHistory {
  const log: Entry[] = [
    guide(1, 'Welcome', undefined, 0),
    guide(2, 'First question', undefined, 0),
    prospect(3, 'm1', 1),
    guide(4, 'Second question', 3, 1),
    prospect(5, 'm2', 2),
    guide(6, 'Noted', 5, 2),
    guide(7, 'Third question', 5, 2),
    guide(8, 'Ana is here', undefined, 3),
    agent(9, 'words of Ana 1', 4),
    agent(10, 'words of Ana 2', 5),
    prospect(11, 'm3', 6),
    guide(12, 'Ana is gone', undefined, 7),
    { ...guide(13, 'The result', undefined, 7), verdict: 'ready' },
  ];
  const sent = (clientId: string, sentAt: number, place: number, isAnswered: boolean) => ({
    clientId,
    text: `words of ${clientId}`,
    sentAt,
    acknowledged: [{ activityId: idAt(place), at: sentAt + 1 }],
    isAnswered,
  });
  return {
    conversationId: 'c1',
    prospect: [sent('m1', 10, 3, true), sent('m2', 20, 5, true), sent('m3', 60, 11, false)],
    agents: [sent('Ana 1', 40, 9, false), sent('Ana 2', 50, 10, false)],
    otherCauses: 2,
    screens: [
      { of: 'the prospect', isWatchedToTheEnd: true, entries: [...log] },
      { of: 'Ana', isWatchedToTheEnd: false, entries: [...log] },
    ],
    log,
    verdict: 'ready',
    isComplete: true,
  };
}

describe('the history checker', () => {
  it('finds nothing in a history that is as promised', () => {
    expect(checkHistory(soundHistory())).toEqual([]);
  });

  it('does not mind what was taken and never acknowledged, nor what was never taken', () => {
    const history = soundHistory();
    const [first] = history.prospect;
    if (first) first.acknowledged = [];
    history.prospect.push({ clientId: 'm9', text: '', sentAt: 90, acknowledged: [], isAnswered: true });
    expect(checkHistory(history)).toEqual([]);
  });

  it('does not mind in which order messages come that were sent side by side', () => {
    const history = soundHistory();
    for (const sent of history.prospect) sent.sentAt = 0;
    expect(checkHistory(history)).toEqual([]);
  });

  it('does not mind what is said when an agent has gone', () => {
    const history = soundHistory();
    history.screens[1]?.entries.pop();
    expect(checkHistory(history)).toEqual([]);
  });

  it.each<[string, string, (history: ConversationHistory) => void]>([
    ['a message that was acknowledged and is not kept', 'lost', ({ log }) => log.splice(2, 2)],
    [
      'words of staff that were acknowledged and are not kept',
      'lost',
      ({ log, screens }) => {
        log.splice(9, 1);
        for (const { entries } of screens) entries.splice(9, 1);
      },
    ],
    [
      'a message without an answer',
      'lost',
      ({ log, screens }) => {
        log.splice(3, 1);
        for (const { entries } of screens) entries.splice(3, 1);
      },
    ],
    ['something that a screen never showed', 'lost', ({ screens }) => screens[0]?.entries.splice(4, 1)],
    ['something that an agent was not shown', 'lost', ({ screens }) => screens[1]?.entries.splice(4, 1)],
    ['the end, on a screen that was there', 'lost', ({ screens }) => screens[0]?.entries.pop()],
    [
      'something that was shown and is not kept',
      'lost',
      ({ screens }) => screens[0]?.entries.push(guide(14, 'gone', undefined, 8)),
    ],
    [
      'something that was shown with other words than it is kept with',
      'lost',
      ({ screens }) => screens[0]?.entries.splice(1, 1, guide(2, 'Other question', undefined, 0)),
    ],
    [
      'a message that was acted on twice',
      'repeated',
      ({ log }) => log.push(prospect(14, 'm1', 8), guide(15, 'Second question', 14, 8)),
    ],
    ['an answer that was given twice', 'repeated', ({ log }) => log.push(guide(14, 'Noted', 3, 8))],
    [
      'an answer that was given twice in a row',
      'repeated',
      ({ log }) => log.splice(4, 0, guide(4.5, 'Second question', 3, 1.5)),
    ],
    [
      'words of staff that were said twice',
      'repeated',
      ({ log }) => log.push(agent(14, 'words of Ana 1', 8)),
    ],
    [
      'something that a screen showed twice',
      'repeated',
      ({ screens, log }) => screens[0]?.entries.push(...log.slice(-1)),
    ],
    [
      'a message that is kept after one that was sent later',
      'reordered',
      ({ prospect: [, second] }) => {
        if (second) second.sentAt = 1;
        if (second) second.acknowledged = [{ activityId: idAt(5), at: 2 }];
      },
    ],
    [
      'words of staff that are kept in another order than they were said',
      'reordered',
      ({ agents }) => {
        for (const [index, sent] of agents.entries()) sent.sentAt = 50 - 10 * index;
        for (const sent of agents) for (const answer of sent.acknowledged) answer.at = sent.sentAt + 1;
      },
    ],
    ['a log whose places do not grow', 'reordered', ({ log }) => log.push(...log.splice(7, 1))],
    [
      'a screen that showed things in another order',
      'reordered',
      ({ screens }) => screens[0]?.entries.push(...(screens[0]?.entries.splice(4, 1) ?? [])),
    ],
    [
      'a message of somebody else',
      'misrouted',
      ({ log }) => log.push(prospect(14, 'of-another', 8), guide(15, 'Noted', 14, 8)),
    ],
    [
      'an entry of another conversation',
      'misrouted',
      ({ screens }) => screens[0]?.entries.push({ ...guide(14, 'Noted', undefined, 8), id: 'c2|0000014' }),
    ],
    [
      'a message that was acknowledged as something else',
      'misrouted',
      ({ prospect: [first] }) => first?.acknowledged.push({ activityId: idAt(5), at: 99 }),
    ],
    ['a reply to nothing', 'uncaused', ({ log }) => log.push(guide(14, 'Noted', 99, 8))],
    [
      'words of the guide that nobody asked for',
      'uncaused',
      ({ log }) => log.push(guide(14, 'By the way', undefined, 8)),
    ],
    [
      'words of staff that were said to somebody else',
      'wrong-person',
      ({ log }) => log.push(agent(14, 'words for another', 8)),
    ],
    [
      'words of staff to somebody else on a screen',
      'wrong-person',
      ({ screens }) => screens[0]?.entries.push({ ...agent(14, 'words for another', 8), id: 'c2|0000014' }),
    ],
    [
      'an interview that was answered to its end and has no result',
      'misfiled',
      ({ log }) => log.splice(-1, 1, guide(13, 'First question', undefined, 7)),
    ],
    [
      'a result that the answers do not come to',
      'misfiled',
      ({ log }) => log.splice(-1, 1, { ...guide(13, 'The result', undefined, 7), verdict: 'not-yet' }),
    ],
  ])('finds %s: %s', (_what, kind, spoil) => {
    const history = soundHistory();
    const shown = JSON.stringify(history.screens);
    spoil(history);
    // what is wrong with the log is not to be found by the screens alone
    if (shown === JSON.stringify(history.screens)) {
      for (const screen of history.screens) screen.entries = [...history.log];
    }
    const violations = checkHistory(history);
    expect(new Set(violations.map((violation) => violation.kind))).toEqual(new Set([kind]));
    expect(violations[0]?.conversationId).toBe('c1');
  });
});

function idAt(place: number): string {
  return `c1|${String(place).padStart(7, '0')}`;
}

function guide(place: number, text: string, cause: number | undefined, second: number): Entry {
  const replyToId = cause === undefined ? undefined : idAt(cause);
  return { id: idAt(place), by: 'guide', text, replyToId, at: moment(second) };
}

function prospect(place: number, clientId: string, second: number): Entry {
  return { id: idAt(place), by: 'prospect', text: `words of ${clientId}`, clientId, at: moment(second) };
}

function agent(place: number, text: string, second: number): Entry {
  return { id: idAt(place), by: 'agent', text, at: moment(second) };
}

function moment(second: number): string {
  return `2026-11-23T08:00:${second.toFixed(3).padStart(6, '0')}Z`;
}
