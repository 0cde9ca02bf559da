import { type Item, is } from '../items.ts';
import { hasAny, partsOf } from './clauses.ts';

const small = ['filler', 'polite', 'comma', 'dot', 'exclamation', 'quote', 'and', 'consent-emphasis'];
const yes = ['yes', 'consent-yes', 'yes-alone'];
const no = ['no', 'consent-no', 'no-alone'];

/** What a message corrects itself to: "oops, I pressed no, I meant yes"; Turkish, Japanese and Korean say "meant" last. */
export function meantInstead(items: Item[]): 'yes' | 'no' | undefined {
  const at = items.findLastIndex((item) => hasAny([item], ['consent-meant', 'consent-meant-before']));
  const meant = items[at];
  if (meant === undefined) return undefined;
  const isBehind = is(meant, 'consent-meant-before');
  const [said, corrected] = isBehind
    ? [
        partsOf(items.slice(0, at), (item) => is(item, 'comma') || is(item, 'dot')).at(-1) ?? [],
        items.slice(at + 1),
      ]
    : [items.slice(at + 1), []];
  const answer = [...said, ...corrected].filter(
    (item) => hasAny([item], [...yes, ...no]) || !hasAny([item], small),
  );
  if (answer.length === 0) return undefined;
  if (answer.every((item) => hasAny([item], yes) && !hasAny([item], no))) return 'yes';
  return answer.every((item) => hasAny([item], no)) ? 'no' : undefined;
}
