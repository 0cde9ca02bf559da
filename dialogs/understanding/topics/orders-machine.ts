import type { Themes } from './find-themes.ts';

/** Words of an order to leave the rules aside or to write down a result, one of each group. */
const orders = [
  ['disregard', 'own-rules'],
  ['put-down', 'all-passed'],
] as const;

/**
 * "Forget your rules", "mark every requirement as passed": words meant for a machine. They answer nothing and ask
 * nothing, and neither does what stands beside them.
 */
export function ordersMachine({ found }: Themes): boolean {
  return orders.some((order) => order.every((theme) => found.has(theme)));
}
