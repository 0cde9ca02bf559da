import { type Item, is, isFiller } from '../items.ts';
import type { Mention } from './mention.ts';
import { withoutOtherCompany } from './other-company.ts';

/** "Registered in 2021, trading since 2022": what belongs to another event goes, if another time stands. */
export function withoutOtherEvents(items: Item[], received: Mention[]): Mention[] {
  if (received.length < 2) return received;
  const mentions = withoutOpenings(items, withoutOtherCompany(items, received));
  const events = mentions.map((mention) => eventOf(items, mention, mentions));
  // "This company exists since the merger of 2023, the two before it since the nineties"
  const ours = (mention: Mention, at: number): boolean =>
    items.slice(mentions[at - 1]?.to ?? 0, mention.to).some((item) => is(item, 'ours'));
  if (mentions.some((mention, at) => events[at] === 'other-event' && ours(mention, at))) return mentions;
  const founded = mentions.filter((_, index) => events[index] === 'founded');
  if (founded.length > 0 && events.some((event) => event === 'other-event' || event === 'begun'))
    return founded;
  // "In 2010, but registered in 2013"
  const [first, second] = mentions;
  const contrasted = first && second && items.slice(first.to, second.from).some((item) => is(item, 'but'));
  if (contrasted && founded.length === 1 && founded[0] === second) return founded;
  const notOther = mentions.filter((_, index) => events[index] !== 'other-event');
  if (notOther.length > 0) return notOther;
  // "Empezamos" may be either; beside a move it is the founding.
  const begun = mentions.filter((mention) => is(nearestEvent(items, mention, mentions), 'begun'));
  return begun.length > 0 ? begun : mentions;
}

/** "October 2018, and in 2020 we opened the office in Lima": so is a place that was opened at another time. */
function withoutOpenings(items: Item[], mentions: Mention[]): Mention[] {
  const others = mentions.filter(({ from, to }, index) => {
    const [left, right] = [mentions[index - 1]?.to ?? 0, mentions[index + 1]?.from ?? items.length];
    const clause = [
      ...inClause(items.slice(left, from).reverse()),
      ...items.slice(from, to),
      ...rightClause(items.slice(to, right)),
    ];
    return !['own-start', 'premises'].every((tag) => clause.some((item) => is(item, tag)));
  });
  return others.length > 0 ? others : mentions;
}

/** What happened then, by the nearest word for it in the same clause, looking between the neighbouring mentions. */
export function eventOf(items: Item[], mention: Mention, mentions: Mention[]): string | undefined {
  const nearest = nearestEvent(items, mention, mentions);
  return events.find((event) => is(nearest, event));
}

function nearestEvent(items: Item[], mention: Mention, mentions: Mention[]): Item | undefined {
  let before = Math.max(0, ...mentions.filter(({ to }) => to <= mention.from).map(({ to }) => to));
  // 2013년부터, 2013年から: the word behind belongs to that time.
  while (before > 0 && is(items[before], 'from') && before < mention.from) before++;
  const after = Math.min(
    items.length,
    ...mentions.filter(({ from }) => from >= mention.to).map(({ from }) => from),
  );
  const left = items.slice(before, mention.from).reverse();
  const right = items.slice(mention.to, after);
  const isEvent = (item: Item): boolean => events.some((event) => is(item, event));
  const behind = rightClause(right).some((item) => isEvent(item) && !is(item, 'ever-since'));
  const next = mentions.find(({ from }) => from >= mention.to);
  const reach =
    next && inClause(left).some(isEvent) && leadsToNext(items, next, mentions, isEvent)
      ? []
      : rightClause(right);
  const clause = behind && isOfTimeBefore(items, mention, mentions, isEvent) ? [] : inClause(left);
  const toldLeft = clause.filter(isEvent);
  const [nearest] = [
    ...clause.map((item, distance) => ({ item, distance })),
    ...reach.map((item, distance) => ({ item, distance })),
  ]
    .filter(({ item }) => isEvent(item))
    .sort((one, other) => one.distance - other.distance);
  // "Freelance since 2012" tells of freelancing, "the brand exists since 1987" of the brand.
  const isSince = (item: Item | undefined): boolean =>
    (['from', 'since'].some((tag) => is(item, tag)) || (is(item, 'begun') && isFiller(item))) &&
    !is(item, 'founded');
  if (isSince(nearest?.item)) return toldLeft.find((item) => !isSince(item)) ?? nearest?.item;
  return nearest?.item;
}

/** 2009'da mezun oldum 2011'de kurdum: where the first time has no event in front, what stands between is its own. */
function isOfTimeBefore(
  items: Item[],
  mention: Mention,
  mentions: Mention[],
  isEvent: (item: Item) => boolean,
): boolean {
  const [first, another] = mentions.filter(({ to }) => to <= mention.from);
  if (first === undefined || another !== undefined) return false;
  const isEnd = (item: Item): boolean => clauseEnds.some((tag) => is(item, tag));
  return !items.slice(first.to, mention.from).some(isEnd) && !items.slice(0, first.from).some(isEvent);
}

/** "First invoice in 2020 registered 2019": the word right before the next time is its own, if none is behind it. */
function leadsToNext(
  items: Item[],
  next: Mention,
  mentions: Mention[],
  isEvent: (item: Item) => boolean,
): boolean {
  let before = next.from - 1;
  while (isFiller(items[before]) && !isEventItem(items[before], isEvent)) before--;
  const end = mentions.find(({ from }) => from >= next.to)?.from ?? items.length;
  return isEventItem(items[before], isEvent) && !rightClause(items.slice(next.to, end)).some(isEvent);
}

function isEventItem(item: Item | undefined, isEvent: (item: Item) => boolean): boolean {
  return item !== undefined && isEvent(item) && !is(item, 'ever-since');
}

/** "Begun" may be the founding, unless another time is plainly said to be it. */
const events = ['other-event', 'founded', 'begun'];

/** German says its "but" inside a clause that a comma begins: …, die Gründung war aber 2019. */
function inClause(left: Item[]): Item[] {
  const clause = upTo(left, clauseEnds);
  return is(left[clause.length], 'comma') ? clause : upTo(clause, ['but']);
}

/** Indonesian "cuma" is "only" as well as "but": cuma ganti nama. */
function rightClause(right: Item[]): Item[] {
  const end = right.findIndex(
    (item) => clauseEnds.some((tag) => is(item, tag)) || (is(item, 'but') && !is(item, 'only')),
  );
  return end === -1 ? right : right.slice(0, end);
}

function upTo(stretch: Item[], ends: string[]): Item[] {
  const end = stretch.findIndex((item) => ends.some((tag) => is(item, tag)));
  return end === -1 ? stretch : stretch.slice(0, end);
}

const clauseEnds = ['comma', 'dot', 'semicolon', 'and', 'line'];
