import { z } from 'zod';

/** Actions that Teams shows in one row of a card; the rest would be hidden. */
const maxActions = 6;
/** Names the actions of these cards among the invokes that reach the bot. */
const verb = 'answer';

const element = z.record(z.string(), z.unknown());
type Element = z.infer<typeof element>;

/** A card for Teams, with choices below it that carry none of its fields. */
export function teamsCard(card: Element, choices: { title: string; value: { action: string } }[]): Element {
  const { actions, body, ...rest } = element.parse(forTeams(card));
  const own = z.array(element).default([]).parse(actions);
  const all = [
    ...own,
    ...choices.map(({ title, value }) =>
      executed({ type: 'Action.Submit', title, data: value, associatedInputs: 'none' }),
    ),
  ];
  const blocks = z.array(element).default([]).parse(body);
  if (all.length === 0) return { ...rest, body: blocks };
  if (blocks.length > 0 && all.length <= maxActions) return { ...rest, body: blocks, actions: all };
  return { ...rest, body: [...blocks, ...rows(all)] };
}

function rows(actions: Element[]): Element[] {
  const sets: Element[] = [];
  for (let at = 0; at < actions.length; at += maxActions) {
    sets.push({ type: 'ActionSet', actions: actions.slice(at, at + maxActions) });
  }
  return sets;
}

/** The same with everything inside that Teams knows otherwise. */
function forTeams(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forTeams);
  const parsed = element.safeParse(value);
  if (!parsed.success) return value;
  const inner = Object.fromEntries(
    Object.entries(parsed.data).map(([name, member]) => [name, forTeams(member)]),
  );
  if (inner.type === 'Action.Submit') return executed(inner);
  if (inner.type === 'Image' && String(inner.url).startsWith('data:image/svg')) return pictureInWords(inner);
  return inner;
}

/** Clients that know no Action.Execute send the same as a message. */
function executed(submit: Element): Element {
  return { ...submit, type: 'Action.Execute', verb, fallback: submit };
}

/** Teams draws no SVG; what the picture shows is said beside it. */
function pictureInWords({ altText }: Element): Element {
  return { type: 'TextBlock', text: String(altText ?? ''), wrap: true, isSubtle: true };
}
