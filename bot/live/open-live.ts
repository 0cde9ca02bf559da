import type { Texts } from '../../dialogs/texts.ts';
import type { Config } from '../config.ts';
import type { EventLog } from '../operations/log-events.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import { farewellActivity } from '../turn/turn-activities.ts';
import { type CatchUp, createCatchUp } from './catch-up.ts';
import type { LiveEvents } from './live-events.ts';
import { createLiveFeed, type LiveFeed } from './live-feed.ts';
import { openLiveEvents } from './open-live-events.ts';

interface LiveParts {
  config: Config;
  /** The id of this process among the instances. */
  self: string;
  store: Store;
  texts: Texts;
  clock(): Temporal.Instant;
  log: EventLog;
}

export interface Live {
  /** What instances tell each other; undefined where this process is alone. */
  events: LiveEvents | undefined;
  /** Whoever listens to a conversation here. */
  feed: LiveFeed;
  /** Finds what was missed; undefined where this process is alone. */
  catchUp: CatchUp | undefined;
}

/** Puts together what tells pages and consoles at once of what happens, here and at other instances. */
export async function openLive({ config, self, store, texts, clock, log }: LiveParts): Promise<Live> {
  const events = await openLiveEvents({ config, self, log });
  const feed = createLiveFeed(
    events && {
      events,
      farewell: (language) => {
        const text = texts.say(language, 'conversation.delete.done');
        const at = stamp(clock());
        return farewellActivity({ replies: [{ text, locale: language }], at, texts });
      },
    },
  );
  const catchUp = events && createCatchUp({ feed, store, log });
  events?.listen((event) => {
    if (event === 'missed') void catchUp?.look();
  });
  return { events, feed, catchUp };
}
