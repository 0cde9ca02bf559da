import type { Input } from '../conversation.ts';
import { findOffer } from '../interview/offers.ts';
import { parseState } from '../interview/state.ts';

/**
 * While a person talks with the prospect, the bot hears only "send me my data", and "delete my data" with its confirmation,
 * by button.
 */
export function isHeardWithAgent(stored: unknown, input: Input): boolean {
  if (input.kind === 'desk') return true;
  if (input.kind === 'command') return input.command === 'delete' || input.command === 'export';
  if (input.kind !== 'action') return false;
  const parsed = parseState(stored);
  return parsed.kind === 'current' && findOffer(parsed.state, input.action)?.do === 'delete';
}
