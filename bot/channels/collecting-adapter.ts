import {
  type Activity,
  type ActivityHandler,
  BotAdapter,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder-core';

/**
 * Runs the bot on one activity and only collects what it sends: nothing is delivered before the turn is
 * committed. `prepare` puts things into the turn's state before the bot sees it. Rejects with what the bot threw.
 */
export async function collectReplies(
  bot: ActivityHandler,
  activity: Partial<Activity>,
  prepare: (context: TurnContext) => void,
): Promise<Partial<Activity>[]> {
  const adapter = new CollectingAdapter();
  await adapter.run(bot, activity, prepare);
  return adapter.collected;
}

/** Good for one turn. A class because the Bot Framework's adapters are made by extending its own. */
class CollectingAdapter extends BotAdapter {
  readonly collected: Partial<Activity>[] = [];

  async run(
    bot: ActivityHandler,
    activity: Partial<Activity>,
    prepare: (context: TurnContext) => void,
  ): Promise<void> {
    const context = new TurnContext(this, activity);
    prepare(context);
    await this.runMiddleware(context, (inTurn) => bot.run(inTurn));
  }

  async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.collected.push(...activities);
    // Ids are given when the turn is committed; until then there are none to tell.
    return activities.map(() => ({ id: '' }));
  }

  override updateActivity(): Promise<void> {
    return refuse('update an activity');
  }

  override deleteActivity(): Promise<void> {
    return refuse('delete an activity');
  }

  override continueConversation(): Promise<void> {
    return refuse('begin a turn by itself');
  }
}

/** The log is append-only and turns begin with what a person did. */
function refuse(what: string): Promise<never> {
  return Promise.reject(new Error(`the bot cannot ${what} on this channel`));
}
