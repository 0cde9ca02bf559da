import type { Block, Card, CardAction, Field } from '../../dialogs/replies/reply.ts';
import type { Verdict } from '../../dialogs/rules/assessment.ts';
import type { Texts } from '../../dialogs/texts.ts';
import { adaptiveField } from './adaptive-field.ts';
import { coveragePicture } from './coverage-picture.ts';
import { isRightToLeft } from './right-to-left.ts';

/** An element or action of an Adaptive Card; the schema is Microsoft's, so nothing here looks inside again. */
export type CardElement = Record<string, unknown> & { type: string };

export interface AdaptiveCardJson {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  type: 'AdaptiveCard';
  version: '1.5';
  lang: string;
  rtl?: true;
  body: CardElement[];
  actions?: CardElement[];
}

export interface CardContext {
  /** BCP 47 tag of the words on the card. */
  language: string;
  /** For the few words a card needs of its own: what is missing in a form. */
  texts: Texts;
}

/**
 * A card as an Adaptive Card 1.5. The first submit action sends the form's fields and is checked against
 * them; a second one ("not sure") sends none, so it never stumbles over an empty field.
 */
export function adaptiveCard(card: Card, context: CardContext): AdaptiveCardJson {
  const write = blockWriter(context);
  const actions = cardActions(card.actions);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    // The schema knows languages of two letters only.
    lang: new Intl.Locale(context.language).language,
    ...direction(context),
    body: card.blocks.flatMap(write),
    ...(actions.length > 0 ? { actions } : {}),
  };
}

function direction({ language }: CardContext): { rtl?: true } {
  return isRightToLeft(language) ? { rtl: true } : {};
}

function cardActions(actions: CardAction[]): CardElement[] {
  let formTaken = false;
  return actions.map((action) => {
    if (action.kind === 'link') return { type: 'Action.OpenUrl', title: action.title, url: action.url };
    const carriesForm = action.primary === true || !formTaken;
    formTaken = true;
    return {
      type: 'Action.Submit',
      title: action.title,
      data: { action: action.action },
      ...(action.primary ? { style: 'positive' } : {}),
      ...(carriesForm ? {} : { associatedInputs: 'none' }),
    };
  });
}

function blockWriter(context: CardContext): (block: Block) => CardElement[] {
  // What the schema has no place for, the language of a quotation and the kind of a verdict, is in the ids: the page
  // uses it, other clients see only a name.
  let parts = 0;

  const write = (block: Block): CardElement[] => {
    switch (block.kind) {
      case 'heading':
        return [
          {
            type: 'TextBlock',
            text: block.text,
            size: 'large',
            weight: 'bolder',
            wrap: true,
            style: 'heading',
          },
        ];
      case 'text':
        return [words(block.text, block.subtle === true)];
      case 'quote': {
        parts += 1;
        const source = `[${block.source}](${block.url})`;
        return [
          {
            type: 'Container',
            id: `quote.${block.language}.${parts}`,
            style: 'emphasis',
            items: [words(block.text), { ...words(source, true), size: 'small', spacing: 'small' }],
          },
        ];
      }
      case 'facts':
        return [{ type: 'FactSet', facts: block.rows.map(({ label, value }) => ({ title: label, value })) }];
      case 'list':
        return [
          words(block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${item}`).join('\n')),
        ];
      case 'verdict':
        parts += 1;
        return [{ ...verdictElement(block), id: `verdict.${block.verdict}.${parts}` }];
      case 'coverage':
        return [
          { type: 'TextBlock', text: block.title, weight: 'bolder', wrap: true },
          {
            type: 'Image',
            url: coveragePicture(block, context.language),
            altText: block.alt,
            size: 'stretch',
          },
          words(block.rows.map((row) => `- ${row.words}`).join('\n')),
        ];
      case 'details':
        return [
          {
            type: 'ActionSet',
            actions: [
              {
                type: 'Action.ShowCard',
                title: block.title,
                card: { type: 'AdaptiveCard', ...direction(context), body: block.blocks.flatMap(write) },
              },
            ],
          },
        ];
      case 'fields':
        return fieldRows(block.fields).map((row) =>
          fieldRow(row.map((field) => adaptiveField(field, context))),
        );
    }
  };
  return write;
}

/** Two times in a row are a "from" and a "to" and belong side by side. */
function fieldRows(fields: Field[]): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.kind === 'time' && last?.length === 1 && last[0]?.kind === 'time') last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function fieldRow(inputs: CardElement[]): CardElement {
  const [only] = inputs;
  if (only && inputs.length === 1) return only;
  return {
    type: 'ColumnSet',
    columns: inputs.map((input) => ({ type: 'Column', width: 'stretch', items: [input] })),
  };
}

/** A verdict is told three times, by word, sign and colour, so that no one of them is needed. */
const verdictLook = {
  met: { sign: '✓', color: 'good', style: 'good' },
  check: { sign: '?', color: 'warning', style: 'warning' },
  'not-met': { sign: '✗', color: 'attention', style: 'attention' },
} as const satisfies Record<Verdict, { sign: string; color: string; style: string }>;

function verdictElement(block: Extract<Block, { kind: 'verdict' }>): CardElement {
  const { sign, color, style } = verdictLook[block.verdict];
  return {
    type: 'Container',
    style,
    items: [
      { type: 'TextBlock', text: `${sign} ${block.verdictWord}`, color, weight: 'bolder', wrap: true },
      { type: 'TextBlock', text: block.title, weight: 'bolder', wrap: true, spacing: 'none' },
      ...block.text.map((text) => ({ ...words(text), spacing: 'small' })),
      { ...words(`[${block.source}](${block.url})`, true), size: 'small', spacing: 'small' },
    ],
  };
}

function words(text: string, subtle = false): CardElement {
  return { type: 'TextBlock', text, wrap: true, ...(subtle ? { isSubtle: true } : {}) };
}
