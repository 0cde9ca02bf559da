import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export type Meters = ReturnType<typeof createMeters>;

/**
 * What is measured beside what the library knows of the process. Labels are fixed words, names of questions and names
 * of rule packs: their number is bounded, and none is of a person. docs/metrics.md is generated from this.
 */
export function createMeters(register: Registry) {
  const registers = [register];
  return {
    turns: new Histogram({
      name: 'bot_turn_duration_seconds',
      help: 'From when a turn may begin, its wait for others of the conversation included, until it is on disk; by what caused it.',
      labelNames: ['cause'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    inbound: new Counter({
      name: 'bot_inbound_total',
      help: 'Messages of people, by what came of them: committed, duplicate (sent again), gone (no such conversation), failed.',
      labelNames: ['result'],
      registers,
    }),
    readings: new Counter({
      name: 'bot_readings_total',
      help: 'Answers to a question, by how they were read: sure, unsure (filed as to be checked), again (asked again).',
      labelNames: ['question', 'result'],
      registers,
    }),
    outcomes: new Counter({
      name: 'rules_outcome_total',
      help: 'Results shown, by rule pack, its version and the verdict.',
      labelNames: ['pack', 'version', 'verdict'],
      registers,
    }),
    reminders: new Counter({
      name: 'bot_reminders_total',
      help: 'Reminders that were due, by what came of them: as with bot_inbound_total, or postponed while staff have the conversation.',
      labelNames: ['result'],
      registers,
    }),
    deliveries: new Counter({
      name: 'bot_deliveries_total',
      help: 'Attempts to deliver a message to Teams: delivered, again (tried again later), dead (given up), stopped (blocked by the person).',
      labelNames: ['outcome'],
      registers,
    }),
    storeErrors: new Counter({
      name: 'bot_store_errors_total',
      help: 'Calls of the store that failed, by code; codes that are no matter of the store are “other”.',
      labelNames: ['code'],
      registers,
    }),
    logged: new Counter({
      name: 'bot_log_events_total',
      help: 'Entries of the log from warnings up, by event; log-events.md says what each means. Counted at any LOG_LEVEL.',
      labelNames: ['event'],
      registers,
    }),
    outboxWaiting: new Gauge({
      name: 'bot_outbox_waiting',
      help: 'Messages for Teams that are not delivered yet.',
      registers,
    }),
    outboxDead: new Gauge({
      name: 'bot_outbox_dead',
      help: 'Messages for Teams that were given up and are still kept.',
      registers,
    }),
    outboxAge: new Gauge({
      name: 'bot_outbox_oldest_age_seconds',
      help: 'For how long the message is overdue that waits longest; 0 when none is.',
      registers,
    }),
    remindersOverdue: new Gauge({
      name: 'bot_reminders_overdue',
      help: 'Reminders that are due and not said.',
      registers,
    }),
    handoffWaiting: new Gauge({
      name: 'handoff_waiting',
      help: 'People who wait for a person.',
      registers,
    }),
    handoffLeases: new Gauge({
      name: 'handoff_leases',
      help: 'Conversations that staff have.',
      registers,
    }),
    staffOnline: new Gauge({
      name: 'handoff_staff_online',
      help: 'Members of staff with the console open at this instance.',
      registers,
    }),
    streams: new Gauge({
      name: 'bot_open_streams',
      help: 'Sockets of pages that are open at this instance.',
      registers,
    }),
  };
}
