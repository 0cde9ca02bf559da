import type { Input } from '../conversation.ts';
import { findOffer } from '../interview/offers.ts';
import { parseState } from '../interview/state.ts';

/** While a person talks with the prospect, the bot hears only "delete my data" and its confirmation, by button. */
export function isHeardWithAgent(stored: unknown, input: Input): boolean {
  if (input.kind === 'desk') return true;
  if (input.kind === 'command') return input.command === 'delete';
  if (input.kind !== 'action') return false;
  const parsed = parseState(stored);
  return parsed.kind === 'current' && findOffer(parsed.state, input.action)?.do === 'delete';
}
