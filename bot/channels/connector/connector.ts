import { GuideError } from '../../../dialogs/errors.ts';
import type { Texts } from '../../../dialogs/texts.ts';
import { createConversationQueues } from '../../conversation-queues.ts';
import type { RateLimit } from '../../http/rate-limit.ts';
import type { Answer, Route, RouteRequest } from '../../http/route.ts';
import { failureFields } from '../../operations/failure-fields.ts';
import type { EventLog } from '../../operations/log-events.ts';
import { stamp } from '../../store/stamp.ts';
import type { AddressedConversation, Store } from '../../store/store.ts';
import type { TurnOutcome, Turns } from '../../turn/turns.ts';
import { parseBody } from '../parse-body.ts';
import { type Guard, teamsChannel } from './guard.ts';
import { mentionsBot, spokenText } from './spoken-text.ts';
import {
  isShared,
  type TeamsActivity,
  type TeamsMessage,
  tappedValue,
  teamsActivity,
} from './teams-activity.ts';
import { addressOf, personOf, placeOf, teamsAddress } from './teams-address.ts';

type SaidInTeams = Extract<TeamsActivity, { type: 'message' | 'invoke' }>;

export interface ConnectorOptions {
  /** Refuses what is not the Connector's at a glance. */
  guard: Guard;
  /** Refuses what is not the Connector's by its signature; absent with the development switch. */
  authenticate:
    | ((activity: { channelId: string; serviceUrl: string }, authorization: string) => Promise<void>)
    | undefined;
  turns: Turns;
  store: Store;
  /** Answers for staff, with a text; undefined where it is no matter of theirs. */
  takeStaffActivity?: ((activity: SaidInTeams) => Promise<string | undefined>) | undefined;
  /** Says something where an activity came from, at once. */
  reply(activity: TeamsActivity, text: string): Promise<void>;
  texts: Texts;
  clock(): Temporal.Instant;
  randomId(): string;
  /**
   * Requests, by address, which every request was counted against. All of Teams comes from a few addresses, so those
   * that prove to be the Connector's are given back, and what floods this address from elsewhere stays counted.
   */
  addressLimit: RateLimit;
  /** Messages, by place. */
  messageLimit: RateLimit;
  log: Pick<EventLog, 'warn'>;
}

const acknowledged: Answer = { status: 200, json: {} };

/**
 * The address that the Bot Connector calls for Teams. An activity is acknowledged when all that it causes is on disk;
 * what is said in return is delivered by the courier.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function connectorRoute(options: ConnectorOptions): Route {
  const { guard, authenticate, turns, store, takeStaffActivity, reply } = options;
  const { texts, clock, randomId, addressLimit, messageLimit, log } = options;
  const places = createConversationQueues();

  return {
    method: 'POST',
    path: '/api/messages',
    name: 'connector',
    takesJson: true,
    async answer(request) {
      const activity = await admit(request);
      return places.inOrder(placeOf(activity), () => act(activity));
    },
  };

  async function admit(request: RouteRequest): Promise<TeamsActivity> {
    try {
      const authorization = request.header('authorization') ?? '';
      if (authenticate && !authorization) throw new GuideError('connector-refused', 'Wrong: no bearer.');
      const activity = parseBody(teamsActivity, request.body);
      guard(request, activity);
      const { channelId, serviceUrl = '' } = activity;
      if (authenticate) {
        await authenticate({ channelId, serviceUrl }, authorization);
        await addressLimit.giveBack(request.address);
      }
      return activity;
    } catch (error) {
      if (!(error instanceof GuideError) || error.code !== 'connector-refused') throw error;
      log.warn({ reason: error.detail }, 'connector-refused');
      // which check failed is nobody's business but the operator's
      throw new GuideError('connector-refused', '', { cause: error });
    }
  }

  async function act(activity: TeamsActivity): Promise<Answer> {
    switch (activity.type) {
      case 'message':
        if (isShared(activity) && activity.value === undefined && !mentionsBot(activity)) return acknowledged;
        if (await isForStaff(activity)) return acknowledged;
        await receive(activity, {
          text: spokenText(activity),
          ...(activity.value !== undefined && activity.value !== null && { value: activity.value }),
        });
        return acknowledged;
      case 'invoke':
        if (activity.name !== 'adaptiveCard/action') return { status: 501, json: {} };
        return tapped(activity);
      case 'installationUpdate':
        if (activity.action?.startsWith('remove')) return leave(activity);
        return activity.action?.startsWith('add') ? greet(activity) : acknowledged;
      case 'conversationUpdate': {
        const isBot = ({ id }: { id: string }) => id === activity.recipient.id;
        if (activity.membersRemoved?.some(isBot)) return leave(activity);
        return activity.membersAdded?.some(isBot) ? greet(activity) : acknowledged;
      }
      default:
        return acknowledged;
    }
  }

  /** Words in the staff channel, or a button there from a client that knows no invokes. */
  async function isForStaff(activity: TeamsMessage): Promise<boolean> {
    const answer = await staffAnswerTo(activity);
    if (answer) {
      // what was done is done; that its explanation got lost is no reason to hear of it again
      await reply(activity, answer).catch((error: unknown) => {
        log.warn(failureFields(error), 'staff-reply-failed');
      });
    }
    return answer !== undefined;
  }

  async function staffAnswerTo(activity: SaidInTeams): Promise<string | undefined> {
    if (!takeStaffActivity || !isShared(activity)) return undefined;
    return takeStaffActivity(activity);
  }

  /** A button of a card. The card learns only that it was heard: what follows is a message of its own. */
  async function tapped(activity: Extract<TeamsActivity, { type: 'invoke' }>): Promise<Answer> {
    const staffAnswer = await staffAnswerTo(activity);
    if (staffAnswer !== undefined) return cardAnswer(staffAnswer);
    const found = await store.addressAt(placeOf(activity));
    const conversation = found && (await store.findConversation(found.conversationId));
    if (typeof conversation === 'object' && conversation.userId !== activity.from.id) {
      return cardAnswer(texts.say(texts.match(languagesOf(activity, found)), 'teams.someone-else'));
    }
    // what nobody issued is answered like the button of an old card
    await receive(activity, { value: tappedValue(activity.value) ?? {} });
    return cardAnswer('');
  }

  async function receive(
    activity: Extract<TeamsActivity, { id: string }>,
    said: Pick<Parameters<Turns['receive']>[0]['activity'], 'text' | 'value'>,
  ): Promise<void> {
    const place = placeOf(activity);
    await messageLimit.take(place);
    const found = await store.addressAt(place);
    const locale = await languageFor(activity, found);
    const turn = (conversationId: string): Promise<TurnOutcome> =>
      turns.receive({
        conversationId,
        userId: activity.from.id,
        channel: teamsChannel,
        address: addressOf(activity, locale),
        inboundId: activity.id,
        begins: true,
        activity: { type: 'message', ...said, locale, localTimezone: activity.localTimezone },
      });
    const { outcome } = await turn(found?.conversationId ?? randomId());
    // erased by another process a moment ago: the person speaks, so it begins anew
    if (outcome === 'gone') await turn(randomId());
  }

  /** Begins the interview with who installed the bot for themselves; a group only hears how to begin one. */
  async function greet(activity: TeamsActivity): Promise<Answer> {
    await resume(activity);
    const shared = isShared(activity);
    const address = addressOf(activity, activity.locale);
    const place = shared ? `${address.place}|hello` : address.place;
    const found = await store.addressAt(place);
    const locale = await languageFor(activity, found);
    // Teams tells of an installation twice, once without the language; a welcome in the wrong one cannot be taken back
    if (!locale && activity.type === 'conversationUpdate') return acknowledged;
    await turns.open({
      conversationId: found?.conversationId ?? randomId(),
      userId: activity.from.id,
      channel: teamsChannel,
      address: { ...addressOf(activity, locale), place },
      languages: locale ? [locale] : [],
      ...(shared && { notice: 'teams.hello' }),
    });
    return acknowledged;
  }

  /** The bot was removed: nothing more is sent there. */
  async function leave(activity: TeamsActivity): Promise<Answer> {
    for (const { conversationId } of await conversationsAt(activity))
      await store.stopDeliveries(conversationId, 'removed', stamp(clock()));
    return acknowledged;
  }

  /** The bot is back: what it is to remind of is sent again. */
  async function resume(activity: TeamsActivity): Promise<void> {
    for (const { conversationId, stopped } of await conversationsAt(activity))
      if (stopped) await store.resumeDeliveries(conversationId);
  }

  /** The interview and, in a group, the conversation that only says how to begin one. */
  async function conversationsAt(activity: TeamsActivity): Promise<AddressedConversation[]> {
    const place = placeOf(activity);
    const found = await Promise.all([place, `${place}|hello`].map((each) => store.addressAt(each)));
    return found.filter((each) => each !== undefined);
  }

  /** What Teams is set to, or was when the person was last heard of: not every activity tells. */
  async function languageFor(
    activity: TeamsActivity,
    found: AddressedConversation | undefined,
  ): Promise<string | undefined> {
    const [known] = languagesOf(activity, found);
    if (known) return known;
    const remembered = await store.newestAddressOf(personOf(activity));
    return remembered === undefined ? undefined : teamsAddress(remembered).locale;
  }
}

function languagesOf(activity: TeamsActivity, found: AddressedConversation | undefined): string[] {
  const known = activity.locale ?? (found && teamsAddress(found.details).locale);
  return known ? [known] : [];
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
function cardAnswer(value: string): Answer {
  return {
    status: 200,
    json: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
  };
}
