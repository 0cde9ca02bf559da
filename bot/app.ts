import { appLife } from './app-life.ts';
import type { AppParts } from './app-parts.ts';
import { mountConnector } from './channels/connector/mount-connector.ts';
import { calendarRoute } from './channels/web/calendar.ts';
import { createDirectLine } from './channels/web/direct-line.ts';
import { deskPageRoutes, pageRoutes } from './channels/web/page-routes.ts';
import { createDesk } from './handoff/create-desk.ts';
import { createHttpServer } from './http/http-server.ts';
import { createOrigins } from './http/origins.ts';
import { createRateLimit } from './http/rate-limit.ts';
import type { Route } from './http/route.ts';
import { dataRoute } from './my-data/data-route.ts';
import { numberRoutes } from './numbers/number-routes.ts';
import { openConversations } from './open-conversations.ts';
import { healthRoutes } from './operations/health.ts';
import { observe } from './operations/observe.ts';
import { createRetention } from './operations/retention.ts';
import { createStaff } from './staff/create-staff.ts';
import { deskStreamPath } from './staff-api/create-staff-api.ts';
import { createReminders } from './wake-reminders.ts';
import { worldWithoutLinks } from './world-without-links.ts';

/** How often open pages and consoles are compared with the store where other instances write too, in milliseconds. */
const catchUpMs = 1_000;

/** How often a minute all that is kept of one conversation may be asked for. */
const dataLinkLimit = 20;

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

/** Puts the parts together: conversations, the people beside them, the channels they come by, and the server. */
export async function createApp(given: AppParts): Promise<App> {
  const observed = observe(given);
  const parts = { ...given, ...observed };
  const { config, clock, randomId, store, knowledge, pages, log, tracer } = parts;
  let stopping = false;
  let address = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;

  const staff = createStaff({ ...parts, languages: knowledge.texts.languages });
  const conversations = await openConversations({
    ...parts,
    hasPeople: staff !== undefined || config.CHATWOOT_URL !== undefined || config.TEAMS_STAFF.length > 0,
    address: () => address,
    courier: () => connector?.courier,
  });
  const { live, tokens, dataLinks } = conversations;
  const turns = observed.turns(conversations.turns);
  const reminders = createReminders({ store, turns, clock, log });
  const desk =
    conversations.desk &&
    createDesk({ ...parts, turns, live, desk: conversations.desk, guard: staff?.guard, catchUpMs });
  const retention = createRetention({
    ...parts,
    removed: () => void desk?.staffApi?.stream.lookForGone(),
  });
  const addressLimit = createRateLimit(config.LIMIT_REQUESTS);
  const connector = await mountConnector({
    ...parts,
    cloud: parts.cloud,
    turns,
    texts: knowledge.texts,
    random: Math.random,
    addressLimit,
    messageLimit: createRateLimit(config.LIMIT_MESSAGES),
    createStaff: desk?.createTeamsStaff,
  });
  const origins = createOrigins(config.PUBLIC_URL, config.EMBED_ORIGINS);
  const directLine = createDirectLine({
    turns,
    store,
    feed: live.feed,
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
  const routes = [
    ...healthRoutes(store, () => stopping),
    ...pageRoutes(pages),
    calendarRoute(knowledge.texts, clock),
    dataRoute({
      links: dataLinks,
      store,
      limit: createRateLimit(dataLinkLimit),
      world: () => worldWithoutLinks(knowledge, clock()),
    }),
    ...directLine.routes,
    ...(connector ? [connector.route] : []),
    ...(staff ? [...staff.routes, ...deskPageRoutes(pages)] : []),
    ...(staff ? numberRoutes({ guard: staff.guard, store, knowledge, clock }) : []),
    ...(desk?.staffApi?.routes ?? []),
    ...(desk?.chatwoot ? [desk.chatwoot.route] : []),
  ];
  const server = createHttpServer({
    routes,
    takeUpgrade: (request, path, handshake) =>
      desk?.staffApi && path === deskStreamPath
        ? desk.staffApi.stream.takeUpgrade(request, path, handshake)
        : directLine.takeUpgrade(request, path, handshake),
    origins,
    addressLimit,
    trustedProxies: config.TRUST_PROXY,
    maxConnections: config.MAX_CONNECTIONS,
    tracer,
    log,
  });
  const life = appLife({
    config,
    clock,
    store,
    server,
    directLine,
    connector,
    desk,
    live,
    catchUpMs,
    turns,
    reminders,
    retention,
    metrics: parts.metrics,
    tracer,
    log,
  });

  return {
    routes,
    async listen() {
      const port = await server.listen(config.PORT, config.HOST);
      address = config.PUBLIC_URL ?? `http://localhost:${port}`;
      await life.begin();
      return address;
    },
    async firstAdministratorLink() {
      const path = await staff?.inviteFirst();
      return path && address + path;
    },
    async lookAfterQueue() {
      await Promise.all([
        desk?.queueWatch.look(),
        desk?.chatwoot?.desk.look(),
        connector?.staff?.threads.look(),
      ]);
    },
    purge: retention.purgeIfDue,
    async stop() {
      stopping = true;
      await life.end();
    },
  };
}
