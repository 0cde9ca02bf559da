import type { Input } from '../conversation.ts';
import type { BesideNotice } from '../replies/reply.ts';
import type { CommandName } from '../understanding/reading.ts';
import { consentOf } from './consent-of.ts';
import { followLanguage } from './follow-language.ts';
import { findOffer, findOfferByTitle } from './offers.ts';
import { obeySpoken, perform } from './perform.ts';
import type { Scene } from './scene.ts';
import { type Action, type Aside, madeHere, parseState } from './state.ts';
import type { Step } from './step.ts';

/** What concerns the prospect and the bot alone, whoever else is there. */
const commands: CommandName[] = ['delete', 'export', 'language', 'no-person'];
/** What the bot may be asking meanwhile. */
const asides: Aside[] = ['confirming-delete', 'choosing-language', 'confirming-return'];
/** A yes of more words than these is for the person. */
const longestAnswer = 30;

/**
 * While a person talks with the prospect, the bot hears only wishes about the prospect's own data, the language, and the
 * way back, tapped or in words of which nothing else is said; everything else is for the person, and passes in silence.
 */
export function hearBesideAgent(scene: Scene, input: Input): Step {
  const heard = hear(scene, input);
  if (heard) return besides(scene, heard);
  return { state: withoutQuestion(scene.state), lead: [], silent: true };
}

/** A stored state once the person has spoken: what the bot had asked is over, lest a "yes" to the person answers it. */
export function afterAgentSpoke(stored: unknown): unknown {
  const parsed = parseState(stored);
  return parsed.kind === 'current' ? madeHere(withoutQuestion(parsed.state)) : stored;
}

/** Whether it is something that the bot asks while a person is there. */
export function isBesideAgent(aside: Aside | undefined): boolean {
  return asides.some((each) => each === aside);
}

function hear(scene: Scene, input: Input): Step | undefined {
  const { state } = scene;
  switch (input.kind) {
    case 'command':
      return commands.includes(input.command)
        ? perform(scene, { do: 'command', command: input.command }, { to: input.to })
        : undefined;
    case 'action':
      return take(scene, findOffer(state, input.action));
    case 'text':
      return hearWords(scene, input);
    default:
      return undefined;
  }
}

function hearWords(scene: Scene, input: Extract<Input, { kind: 'text' }>): Step | undefined {
  const { state, world } = scene;
  const text = input.text.trim();
  const { languages } = followLanguage(state, text, input.languages, world);
  const asked = isBesideAgent(state.aside) ? answerInWords(scene, text, languages) : undefined;
  if (asked) return asked;
  const spoken = world.reader.readCommand(text, languages, { alone: true });
  return spoken && commands.includes(spoken.command) ? obeySpoken(scene, spoken) : undefined;
}

function answerInWords(scene: Scene, text: string, languages: string[]): Step | undefined {
  const titled = findOfferByTitle(scene.state, text);
  if (titled) return take(scene, titled[1]);
  if (text.length > longestAnswer) return undefined;
  const consent = consentOf(scene, text, languages);
  if (consent === 'no') return take(scene, { do: 'continue' });
  const { aside } = scene.state;
  if (consent !== 'yes' || aside === 'choosing-language') return undefined;
  return take(scene, { do: aside === 'confirming-delete' ? 'delete' : 'return' });
}

/** Buttons of the interview are old by now, and none of them does anything. */
function take(scene: Scene, action: Action | undefined): Step | undefined {
  switch (action?.do) {
    case 'delete':
    case 'return':
    case 'language':
      return perform(scene, action, {});
    case 'continue':
      return isBesideAgent(scene.state.aside)
        ? { ...perform(scene, action, {}), lead: [scene.say('person.stays')] }
        : undefined;
    default:
      return undefined;
  }
}

/** What was done, told to staff as well. The question of the interview is left for later. */
function besides({ world }: Scene, step: Step): Step {
  const notice = noticeOf(step);
  if (step.alone || step.state.aside || step.wishes) return { ...step, notice };
  const { state, lead } = step;
  const text = lead.join('\n\n');
  return { ...step, notice, alone: { text, language: world.texts.match([state.language]) } };
}

function noticeOf({ state, events = [], wishes, lead, brief }: Step): BesideNotice {
  if (state.aside === 'confirming-delete') return 'delete-asked';
  if (state.aside === 'choosing-language') return 'language-asked';
  if (state.aside === 'confirming-return') return 'return-asked';
  if (wishes) return 'returned';
  if (events.some(({ kind }) => kind === 'language-changed')) return 'language-changed';
  return brief && lead.length > 0 ? 'data-sent' : 'stayed';
}

function withoutQuestion(state: Scene['state']): Scene['state'] {
  if (!isBesideAgent(state.aside)) return state;
  const { aside: _aside, ...rest } = state;
  return rest;
}
