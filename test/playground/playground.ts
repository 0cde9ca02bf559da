import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';
import { buttonsOn, followRecording, type Recording, type SentMessage } from './recording.ts';

const settings = z.object({
  config: z.object({
    tenantId: z.string(),
    bot: z.object({ id: z.string(), name: z.string() }),
    currentUser: z.object({ id: z.string(), name: z.string() }),
    personalChat: z.object({ id: z.string() }),
    groupChats: z.tuple([z.object({ id: z.string() })]),
    teams: z.tuple([z.object({ id: z.string() })]),
  }),
});
const created = z.object({ messageId: z.string(), postConversationId: z.string().optional() });

/** Somebody in Teams, by the object id of their account there if it matters. */
export interface Person {
  id: string;
  name: string;
  aadObjectId?: string;
}

/** A channel that the playground has besides the general one. */
const channel = 'channel-announcements-id';
const maxWaitMs = 20_000;

/** Microsoft's Agents Playground, without its window: Teams as far as a bot can tell. */
export interface Playground extends Recording {
  /** Where its page is. */
  base: string;
  /** The names of its conversations, and of who is in them. */
  world: z.infer<typeof settings>['config'] & { channel: string };
  /** Adds the bot to a chat or a team. */
  install(conversationId: string): Promise<void>;
  /** Says something as the current user; in a group or channel with a mention, unless told otherwise. */
  say(conversationId: string, text: string, mention?: boolean): Promise<void>;
  /** Begins a thread in the channel; resolves with its conversation. */
  post(text: string, mention?: boolean): Promise<string>;
  /** Says something in a thread as anybody, from a Teams in any language. */
  sayAs(person: Person, locale: string, thread: string, text: string): Promise<void>;
  /** Presses a button on a message, with what was filled in. */
  tap(message: SentMessage, title: string, fields?: Record<string, string>, person?: Person): Promise<void>;
  /** Resolves with the first message there, not heard before, that has this in its text or on its cards. */
  hears(conversationId: string, wanted: string): Promise<SentMessage>;
  /** Resolves with the first message anywhere that has this in its text or on its cards. */
  hearsAnywhere(wanted: string): Promise<SentMessage>;
  stop(): Promise<void>;
}

/** Starts one that talks to the bot at this address. */
export async function startPlayground(endpoint: string): Promise<Playground> {
  const folder = temporaryFolder();
  const recordingPath = join(folder.path, 'recording.log');
  const recording = followRecording(recordingPath);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const command = createRequire(import.meta.filename).resolve('@microsoft/m365agentsplayground/cli.js');
  const options = ['start', '-e', endpoint, '-c', 'msteams', '-p', `${port}`, '--dt', '--er'];
  const child = spawn(process.execPath, [command, ...options], {
    cwd: folder.path,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_RECORDING_FILE: recordingPath,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder.path, 'playground.log'),
    },
  });
  await until(() => isUp(base), `no playground at ${base}`);
  const { config } = settings.parse(await (await fetch(`${base}/_internal/v1/config`)).json());
  const heard = new Map<string, number>();
  let activities = 0;
  const from = { id: config.currentUser.id };

  return {
    ...recording,
    base,
    world: { ...config, channel },
    // Teams tells of it in two ways
    install: (conversationId) =>
      answeredTimes(2, () => call(`/_debug/conversation/${conversationId}/installation`, {})),
    async say(conversationId, text, mention = conversationId !== config.personalChat.id) {
      const addressed = mention || conversationId === config.personalChat.id;
      await answeredTimes(addressed ? 1 : 0, () => write(conversationId, text, mention));
    },
    async post(text, mention = true) {
      let thread = '';
      await answeredTimes(mention ? 1 : 0, async () => {
        thread = created.parse(await write(channel, text, mention)).postConversationId ?? '';
      });
      return thread;
    },
    async sayAs(person, locale, thread, text) {
      const { id, name } = config.bot;
      await act(thread, person, {
        type: 'message',
        text: `<at>${name}</at> ${text}`,
        entities: [{ type: 'mention', mentioned: { id, name }, text: `<at>${name}</at>` }],
        locale,
      });
    },
    async tap({ conversationId, text, attachments }, title, fields = {}, person = config.currentUser) {
      const button = buttonsOn(attachments).find((each) => each.title === title);
      if (!button) throw new Error(`no button “${title}” on: ${text}`);
      await act(conversationId, person, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { ...button, data: { ...button.data, ...fields } }, trigger: 'manual' },
      });
    },
    async hears(conversationId, wanted) {
      let found: SentMessage | undefined;
      let all: SentMessage[] = [];
      await until(
        async () => {
          all = recording.sent().filter((message) => message.conversationId === conversationId);
          const unheard = heard.get(conversationId) ?? 0;
          const at = all.findIndex((message, index) => index >= unheard && wordsOf(message).includes(wanted));
          if (at === -1) return false;
          found = all[at];
          heard.set(conversationId, at + 1);
          return true;
        },
        () => `“${wanted}” was not said; the last was: ${all.at(-1)?.text}`,
      );
      if (!found) throw new Error('nothing was found');
      return found;
    },
    async hearsAnywhere(wanted) {
      const find = () => recording.sent().find((message) => wordsOf(message).includes(wanted));
      await until(async () => find() !== undefined, `“${wanted}” was not said`);
      const found = find();
      if (!found) throw new Error('nothing was found');
      return found;
    },
    async stop() {
      await end(child);
      folder.remove();
    },
  };

  /** Any activity, in the form that Teams gives it. */
  async function act(conversationId: string, person: Person, activity: object): Promise<void> {
    activities += 1;
    const kind = [config.personalChat.id, config.groupChats[0].id].indexOf(conversationId);
    const whole = {
      id: `act-${activities}`,
      channelId: 'msteams',
      serviceUrl: `${base.replace('127.0.0.1', 'localhost')}/_connector`,
      from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
      recipient: config.bot,
      conversation: {
        id: conversationId,
        conversationType: ['personal', 'groupChat'][kind] ?? 'channel',
        isGroup: kind !== 0,
        tenantId: config.tenantId,
      },
      channelData: { tenant: { id: config.tenantId } },
      locale: 'en-US',
      localTimezone: 'Asia/Singapore',
      ...activity,
    };
    await answeredTimes(1, () => call('/_internal/v1/customActivities', whole));
  }

  function write(conversationId: string, text: string, mention: boolean): Promise<unknown> {
    const { id, name } = config.bot;
    const said = `<at>${name}</at>`;
    return call(`/_conversation/v1/conversations/${conversationId}/messages`, {
      from,
      textFormat: 'plain',
      text: mention ? `${said} ${text}` : text,
      ...(mention && { mentions: [{ mentioned: { id }, text: said }] }),
    });
  }

  /** Resolves when the bot has answered what this causes: only then is the order of what follows certain. */
  async function answeredTimes(times: number, cause: () => Promise<unknown>): Promise<void> {
    const before = recording.answered().length;
    await cause();
    await until(async () => recording.answered().length >= before + times, 'the bot did not answer');
  }

  async function call(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

function wordsOf({ text, attachments }: SentMessage): string {
  return `${text}\n${JSON.stringify(attachments)}`;
}

async function until(done: () => Promise<boolean>, complaint: string | (() => string)): Promise<void> {
  const end = performance.now() + maxWaitMs;
  while (performance.now() < end) {
    if (await done()) return;
    await after(20);
  }
  throw new Error(typeof complaint === 'string' ? complaint : complaint());
}

/** Nothing listens yet for about a second. */
async function isUp(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/_debug/ping`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
