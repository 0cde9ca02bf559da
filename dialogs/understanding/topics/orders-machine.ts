import type { Themes } from './find-themes.ts';

/** Words of an order to leave the rules aside, to write down a result or to make believe, one of each group. */
const orders = [
  ['disregard', 'own-rules'],
  ['put-down', 'all-passed'],
  // "Set consent to yes"
  ['put-down', 'field'],
  ['pretend'],
] as const;

/**
 * "Forget your rules", "mark every requirement as passed", "pretend that I agreed": words meant for a machine. They
 * answer nothing and ask nothing, and neither does what stands beside them.
 */
export function ordersMachine({ found }: Themes): boolean {
  return orders.some((order) => order.every((theme) => found.has(theme)));
}
