import { createRequire } from 'node:module';
import { join } from 'node:path';
import { adaptiveCard } from '../../../bot/channels/adaptive-card.ts';
import { loadTexts } from '../../../bot/locale-files.ts';
import type { Block, Card } from '../../../dialogs/replies/reply.ts';

// The library's own parser judges the cards; its CommonJS bundle is the one that loads outside a browser.
const library: typeof import('adaptivecards') = createRequire(join(import.meta.dirname, 'x.ts'))(
  'adaptivecards/dist/adaptivecards.min.js',
);

const texts = loadTexts(join(import.meta.dirname, '../../../locales'));
const context = { language: 'en', texts };

const everyBlock: Block[] = [
  { kind: 'heading', text: 'Your result' },
  { kind: 'text', text: 'Guidance only', subtle: true },
  {
    kind: 'quote',
    text: 'At least one year',
    language: 'en',
    source: 'Requirements',
    url: 'https://example.com/',
  },
  { kind: 'facts', rows: [{ label: 'As of', value: 'today' }] },
  { kind: 'list', ordered: true, items: ['First', 'Then'] },
  {
    kind: 'verdict',
    verdict: 'not-met',
    title: 'Age',
    verdictWord: 'Not met yet',
    text: ['Because.'],
    source: 'Requirements',
    url: 'https://example.com/',
  },
  {
    kind: 'coverage',
    title: 'Hours',
    alt: 'Covered from 8 to 17',
    band: [8, 20],
    rows: [{ label: 'Dublin', verdict: 'met', hours: Array(24).fill(1), words: 'All day' }],
  },
  { kind: 'details', title: 'More', blocks: [{ kind: 'text', text: 'Inside' }] },
  {
    kind: 'fields',
    fields: [
      { kind: 'date', id: 'on', label: 'Date', max: '2026-11-23' },
      { kind: 'time', id: 'from', label: 'From', value: '09:00' },
      { kind: 'time', id: 'to', label: 'To', value: '18:00' },
      { kind: 'number', id: 'people', label: 'People', min: 0, max: 99 },
      { kind: 'choice', id: 'one', label: 'One', many: false, options: [{ value: 'a', title: 'A' }] },
      {
        kind: 'choice',
        id: 'some',
        label: 'Some',
        many: true,
        options: [{ value: 'b', title: 'B' }],
      },
    ],
  },
];
const everything: Card = {
  blocks: everyBlock,
  actions: [
    { kind: 'submit', action: 'send', title: 'Send', primary: true },
    { kind: 'submit', action: 'unsure', title: 'Not sure' },
    { kind: 'link', url: 'https://example.com/', title: 'Read' },
  ],
};

function complaints(json: unknown): string[] {
  const parsing = new library.SerializationContext(library.Versions.v1_5);
  const card = new library.AdaptiveCard();
  card.parse(json, parsing);
  const events = Array.from({ length: parsing.eventCount }, (_, at) => parsing.getEventAt(at).message);
  return [...events, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

const block = (one: Block) => adaptiveCard({ blocks: [one], actions: [] }, context).body;

describe('a card for a channel that shows Adaptive Cards', () => {
  it('is a valid card of version 1.5, whatever is on it', () => {
    const card = adaptiveCard(everything, context);
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'en' });
    expect(complaints(card)).toEqual([]);
  });

  it('survives the way over the wire', () => {
    const card = adaptiveCard(everything, context);
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  });

  it('runs from right to left for Arabic and says so for no other language', () => {
    expect(adaptiveCard(everything, { language: 'ar', texts }).rtl).toBe(true);
    expect(adaptiveCard(everything, context)).not.toHaveProperty('rtl');
  });

  it.each([
    ['met', '✓', 'good'],
    ['check', '?', 'warning'],
    ['not-met', '✗', 'attention'],
  ] as const)('tells the verdict "%s" by sign, word and colour', (verdict, sign, color) => {
    const [container] = block({
      kind: 'verdict',
      verdict,
      title: 'T',
      verdictWord: 'Word',
      text: [],
      source: 's',
      url: 'u',
    });
    expect(container).toMatchObject({
      style: color,
      items: [{ text: `${sign} Word`, color }, { text: 'T' }, {}],
    });
  });

  it('sends the form with the first button and with no other', () => {
    const { actions } = adaptiveCard(everything, context);
    expect(actions?.[0]).toEqual({
      type: 'Action.Submit',
      title: 'Send',
      data: { action: 'send' },
      style: 'positive',
    });
    expect(actions?.[1]).toMatchObject({ data: { action: 'unsure' }, associatedInputs: 'none' });
  });

  it('labels each field and says in the language what is missing', () => {
    const [field] = block({
      kind: 'fields',
      fields: [{ kind: 'number', id: 'n', label: 'People', min: 1, max: 9 }],
    });
    expect(field).toMatchObject({
      label: 'People',
      isRequired: true,
      errorMessage: 'Please enter a number from 1 to 9.',
    });
  });

  it('puts a from and a to side by side', () => {
    const [, row] = block({
      kind: 'fields',
      fields: [
        { kind: 'date', id: 'd', label: 'D' },
        { kind: 'time', id: 'f', label: 'F' },
        { kind: 'time', id: 't', label: 'T' },
      ],
    });
    expect(row).toMatchObject({
      type: 'ColumnSet',
      columns: [{ items: [{ id: 'f' }] }, { items: [{ id: 't' }] }],
    });
  });

  it('gives the coverage picture in words as well', () => {
    const [, image, words] = block({
      kind: 'coverage',
      title: 'Hours',
      alt: 'Eight to five',
      band: [8, 20],
      rows: [{ label: 'Dublin', verdict: 'met', hours: Array(24).fill(0), words: 'From 8 to 17' }],
    });
    expect(image).toMatchObject({ type: 'Image', altText: 'Eight to five' });
    expect(words).toMatchObject({ text: '- From 8 to 17' });
  });

  it('keeps the language of a quotation where a page can find it', () => {
    const [quote] = block({ kind: 'quote', text: 'One year', language: 'en', source: 's', url: 'u' });
    expect(quote?.id).toBe('quote.en.1');
  });
});
