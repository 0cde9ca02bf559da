import { randomBytes } from 'node:crypto';
import type { World } from '../dialogs/conversation.ts';
import type { CloudSetup } from './channels/connector/cloud.ts';
import { createConnector } from './channels/connector/create-connector.ts';
import { teamsChannel } from './channels/connector/guard.ts';
import { calendarRoute } from './channels/web/calendar.ts';
import { createDirectLine } from './channels/web/direct-line.ts';
import { deskPageRoutes, pageRoutes } from './channels/web/page-routes.ts';
import { createTokens } from './channels/web/tokens.ts';
import type { Config } from './config.ts';
import { createConversationLinks } from './conversation-links.ts';
import { createDuty } from './duty.ts';
import { createChatwoot } from './handoff/chatwoot/create-chatwoot.ts';
import { createDeskFeed } from './handoff/desk-feed.ts';
import { createTeamsStaff } from './handoff/teams/create-teams-staff.ts';
import { createQueueWatch } from './handoff/watch-queue.ts';
import { createHttpServer } from './http/http-server.ts';
import { createOrigins } from './http/origins.ts';
import { createRateLimit } from './http/rate-limit.ts';
import type { Route } from './http/route.ts';
import { openLive } from './live/open-live.ts';
import { createDataLinks } from './my-data/data-links.ts';
import { dataRoute } from './my-data/data-route.ts';
import { numberRoutes } from './numbers/number-routes.ts';
import { createDoor } from './operations/door/open-door.ts';
import { healthRoutes } from './operations/health.ts';
import type { EventLog } from './operations/log-events.ts';
import type { Metrics } from './operations/metrics/create-metrics.ts';
import { createRetention } from './operations/retention.ts';
import { tracedStore } from './operations/traces/traced-store.ts';
import { tracedTurns } from './operations/traces/traced-turns.ts';
import { noTracer, type Tracer } from './operations/traces/tracer.ts';
import type { Pages } from './pages/serve-pages.ts';
import { type Converse, createRegistrationBot } from './registration-bot.ts';
import type { Rounds } from './rounds.ts';
import type { SecondReader } from './second-reader/second-reader.ts';
import { createStaff } from './staff/create-staff.ts';
import type { Passwords } from './staff/passwords.ts';
import { createStaffApi, deskStreamPath } from './staff-api/create-staff-api.ts';
import { sqliteFile } from './store/sqlite-file.ts';
import type { Store } from './store/store.ts';
import { createTurns } from './turn/create-turns.ts';
import { createReminders } from './wake-reminders.ts';

/** How long requests and turns under way may take to finish when the process stops, in milliseconds. */
const graceMs = 10_000;
/** How long clients get to close their streams, in milliseconds. */
const streamGraceMs = 2_000;
/** How long what is left of the traces may take to be sent when the process stops, in milliseconds. */
const tracesGraceMs = 2_000;
/** How often the queue of people who wait is looked after, in milliseconds. */
const queueWatchMs = 5_000;
/** How often a foreign hub is told what it could not be told at once, in milliseconds. */
const hubWatchMs = 15_000;

/** How often open pages and consoles are compared with the store where other instances write too, in milliseconds. */
const catchUpMs = 1_000;

/** How often it is looked whether the nightly purge is due, in milliseconds. */
const purgeLookMs = 300_000;

/** How often a minute all that is kept of one conversation may be asked for. */
const dataLinkLimit = 20;

export interface AppParts {
  config: Config;
  clock(): Temporal.Instant;
  /** A new id of at least 128 random bits, in letters that need no escaping in an address. */
  randomId(): string;
  store: Store;
  converse: Converse;
  knowledge: Pick<World, 'packs' | 'texts' | 'reader' | 'knowledge' | 'detector'>;
  pages: Pages;
  log: EventLog;
  /** Measures what the parts do; absent unless switched on. */
  metrics?: Metrics | undefined;
  /** Traces what the parts do; nothing is traced if absent. */
  tracer?: Tracer | undefined;
  /** Asked when the rules read nothing; absent unless switched on. */
  secondReader?: SecondReader | undefined;
  /** Another cloud than the public one of the settings, with the origins that it may be spoken to at. For tests. */
  cloud?: { setup: CloudSetup; origins: string[] } | undefined;
  /** Other hashing than that of real passwords. For tests. */
  passwords?: Passwords | undefined;
}

export interface App {
  /** Every address and who may call it. */
  routes: readonly Route[];
  /** Starts to serve. Resolves with the address to open. */
  listen(): Promise<string>;
  /** Where the first administrator joins, once; undefined while the desk is off or has one. After `listen`. */
  firstAdministratorLink(): Promise<string | undefined>;
  /** Does at once what the desk otherwise does every few seconds: takes back lost conversations, ends long waits. */
  lookAfterQueue(): Promise<void>;
  /** Does at once what is otherwise done every night: removes what is past its time. */
  purge(): Promise<void>;
  /** Lets what is under way finish, then closes the store. Nothing acknowledged is lost. */
  stop(): Promise<void>;
}

/** Puts the parts together. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, clock, randomId, knowledge, pages, metrics, secondReader, cloud, passwords } = parts;
  const { tracer = noTracer } = parts;
  const traced = tracedStore(parts.store, tracer);
  const store = metrics?.store(traced) ?? traced;
  const log = metrics?.log(parts.log) ?? parts.log;
  let stopping = false;
  let address = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;

  const key =
    config.TOKEN_SECRET ?? (await store.ensureSetting('token-key', randomBytes(32).toString('base64url')));
  const tokens = createTokens({
    key: new TextEncoder().encode(key),
    clock,
    randomId,
    resumeDays: config.RESUME_DAYS,
  });
  const converse: Converse = (...words) =>
    tracer.atOnce({ name: 'converse' }, () => parts.converse(...words));
  const dataLinks = createDataLinks({ key: new TextEncoder().encode(key), clock });
  const { events, feed, catchUp } = await openLive({
    config,
    self: randomId(),
    store,
    texts: knowledge.texts,
    clock,
    log,
  });
  const staff = createStaff({
    config,
    store,
    clock,
    randomId,
    languages: knowledge.texts.languages,
    log,
    passwords,
  });
  const hasPeople = staff !== undefined || config.CHATWOOT_URL !== undefined || config.TEAMS_STAFF.length > 0;
  const desk = hasPeople ? { feed: createDeskFeed(events), hours: config.DESK_HOURS } : undefined;
  const linksOf = createConversationLinks({
    contact: config.CONTACT_URL,
    address: () => address,
    tokens,
    dataLinks,
  });
  const plainTurns = createTurns({
    desk,
    store,
    feed,
    elsewhere: events,
    clock,
    log,
    bot: createRegistrationBot(converse, secondReader),
    delivery: {
      serves: (channel) => channel === teamsChannel,
      lendUntil: () => connector?.courier.lendUntil(),
      wake: (lent) => connector?.courier.wake(lent),
    },
    world: async (party) => ({ ...knowledge, links: await linksOf(party) }),
  });
  const turns = tracedTurns(metrics?.turns(plainTurns) ?? plainTurns, tracer);
  const reminders = createReminders({ store, turns, clock, log });
  const queueWatch =
    desk &&
    createQueueWatch({
      store,
      turns,
      clock,
      waitMinutes: config.DESK_WAIT_MINUTES,
      hours: desk.hours,
      log,
    });
  const duty = (name: string) => createDuty({ store: events && store, name, clock });
  const chatwoot =
    desk &&
    createChatwoot({
      config,
      store,
      turns,
      deskFeed: desk.feed,
      duty: duty('tell-chatwoot'),
      clock,
      knowledge,
      log,
    });
  const retention = createRetention({
    store,
    clock,
    config,
    log,
    removed: () => void staffApi?.stream.lookForGone(),
  });
  const addressLimit = createRateLimit(config.LIMIT_REQUESTS);
  const connector = createConnector({
    config,
    cloud,
    turns,
    store,
    texts: knowledge.texts,
    clock,
    randomId,
    random: Math.random,
    addressLimit,
    messageLimit: createRateLimit(config.LIMIT_MESSAGES),
    ...(desk &&
      config.TEAMS_STAFF.length > 0 && {
        createStaff: (teams) =>
          createTeamsStaff(
            {
              config,
              store,
              turns,
              deskFeed: desk.feed,
              duty: duty('tell-teams'),
              clock,
              knowledge,
              log,
            },
            teams,
          ),
      }),
    tracer,
    log,
  });
  const origins = createOrigins(config.PUBLIC_URL, config.EMBED_ORIGINS);
  const directLine = createDirectLine({
    turns,
    store,
    feed,
    tokens,
    origins,
    clock,
    randomId,
    secret: config.DIRECT_LINE_SECRET,
    publicOrigin: config.PUBLIC_URL,
    limits: {
      starts: createRateLimit(config.LIMIT_STARTS),
      requests: createRateLimit(config.LIMIT_TOKEN_REQUESTS),
      messages: createRateLimit(config.LIMIT_MESSAGES),
    },
    log,
  });
  const staffApi =
    staff &&
    desk &&
    createStaffApi({
      guard: staff.guard,
      store,
      turns,
      feed,
      deskFeed: desk.feed,
      clock,
      randomId,
      knowledge,
      queueLookMs: events && catchUpMs,
      log,
    });
  const file = sqliteFile(config.STORE_URL);
  const door = file === undefined ? undefined : createDoor({ file, store, clock, log });
  const routes = [
    ...healthRoutes(store, () => stopping),
    ...pageRoutes(pages),
    calendarRoute(knowledge.texts, clock),
    dataRoute({
      links: dataLinks,
      store,
      limit: createRateLimit(dataLinkLimit),
      world: () => ({ ...knowledge, now: clock(), links: { calendar: () => '', myData: () => '' } }),
    }),
    ...directLine.routes,
    ...(connector ? [connector.route] : []),
    ...(staff ? [...staff.routes, ...deskPageRoutes(pages)] : []),
    ...(staff ? numberRoutes({ guard: staff.guard, store, knowledge, clock }) : []),
    ...(staffApi?.routes ?? []),
    ...(chatwoot ? [chatwoot.route] : []),
  ];
  const server = createHttpServer({
    routes,
    takeUpgrade: (request, path, handshake) =>
      staffApi && path === deskStreamPath
        ? staffApi.stream.takeUpgrade(request, path, handshake)
        : directLine.takeUpgrade(request, path, handshake),
    origins,
    addressLimit,
    trustedProxies: config.TRUST_PROXY,
    maxConnections: config.MAX_CONNECTIONS,
    tracer,
    log,
  });

  const rounds: [Pick<Rounds, 'start' | 'stop'> | undefined, number][] = [
    [catchUp, catchUpMs],
    [reminders, config.REMINDER_SECONDS * 1000],
    [queueWatch, queueWatchMs],
    [chatwoot?.desk, hubWatchMs],
    [connector?.staff?.threads, hubWatchMs],
    [retention, purgeLookMs],
  ];

  return {
    routes,
    async listen() {
      const port = await server.listen(config.PORT, config.HOST);
      address = config.PUBLIC_URL ?? `http://localhost:${port}`;
      for (const [round, everyMs] of rounds) round?.start(everyMs);
      await door?.open();
      await metrics?.listen(config.METRICS_PORT ?? 0, config.METRICS_HOST, {
        store,
        clock,
        openStreams: directLine.openStreams,
        staffOnline: () => staffApi?.stream.online().size ?? 0,
      });
      return address;
    },
    async firstAdministratorLink() {
      const path = await staff?.inviteFirst();
      return path && address + path;
    },
    async lookAfterQueue() {
      await Promise.all([queueWatch?.look(), chatwoot?.desk.look(), connector?.staff?.threads.look()]);
    },
    purge: retention.purgeIfDue,
    async stop() {
      stopping = true;
      staffApi?.stream.close();
      await Promise.all([
        server.close(graceMs),
        directLine.close(streamGraceMs),
        ...rounds.map(([round]) => round?.stop()),
      ]);
      await Promise.race([turns.idle(), after(graceMs)]);
      await Promise.race([connector?.courier.stop(), after(graceMs)]);
      await events?.close();
      await metrics?.close();
      await Promise.race([tracer.close(), after(tracesGraceMs)]);
      await door?.close();
      await store.close();
    },
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
