import { z } from 'zod';

// What version 1.5 of the schema allows of the elements that the guide's cards are made of, and nothing beside it.
// Written after https://adaptivecards.io/explorer/; a new element has to be added here before it can be sent.

const spacing = z.enum(['default', 'none', 'small', 'medium', 'large', 'extraLarge', 'padding']);
const placed = {
  id: z.string().optional(),
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
  isVisible: z.boolean().optional(),
};
const colour = z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']);
const containerStyle = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']);
const associatedInputs = z.enum(['auto', 'none']).optional();
const titled = {
  id: z.string().optional(),
  title: z.string().optional(),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
};
const data = z.record(z.string(), z.unknown()).optional();

const submit = z.strictObject({ type: z.literal('Action.Submit'), ...titled, data, associatedInputs });

const action = z.discriminatedUnion('type', [
  submit,
  z.strictObject({
    type: z.literal('Action.Execute'),
    ...titled,
    verb: z.string().optional(),
    data,
    associatedInputs,
    fallback: submit.optional(),
  }),
  z.strictObject({ type: z.literal('Action.OpenUrl'), ...titled, url: z.url() }),
  z.strictObject({
    type: z.literal('Action.ShowCard'),
    ...titled,
    card: z.lazy((): z.ZodType => innerCard),
  }),
]);

const input = {
  ...placed,
  id: z.string(),
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};
const day = z.iso.date().optional();
const time = z.iso.time({ precision: -1 }).optional();

const elements = z.array(z.lazy((): z.ZodType => element));

const column = z.strictObject({
  type: z.literal('Column'),
  ...placed,
  width: z.union([z.enum(['auto', 'stretch']), z.number(), z.string().regex(/^\d+px$/)]).optional(),
  items: elements.optional(),
});

const element = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TextBlock'),
    ...placed,
    text: z.string(),
    size: z.enum(['default', 'small', 'medium', 'large', 'extraLarge']).optional(),
    weight: z.enum(['default', 'lighter', 'bolder']).optional(),
    color: colour.optional(),
    isSubtle: z.boolean().optional(),
    wrap: z.boolean().optional(),
    style: z.enum(['default', 'heading']).optional(),
  }),
  z.strictObject({
    type: z.literal('Container'),
    ...placed,
    style: containerStyle.optional(),
    items: elements,
  }),
  z.strictObject({ type: z.literal('ColumnSet'), ...placed, columns: z.array(column).optional() }),
  z.strictObject({
    type: z.literal('FactSet'),
    ...placed,
    facts: z.array(z.strictObject({ title: z.string(), value: z.string() })),
  }),
  z.strictObject({ type: z.literal('ActionSet'), ...placed, actions: z.array(action) }),
  z.strictObject({
    type: z.literal('RichTextBlock'),
    ...placed,
    inlines: z.array(z.strictObject({ type: z.literal('TextRun'), text: z.string() })),
  }),
  z.strictObject({
    type: z.literal('Input.Text'),
    ...input,
    isMultiline: z.boolean().optional(),
    maxLength: z.number().optional(),
  }),
  z.strictObject({ type: z.literal('Input.Date'), ...input, min: day, max: day, value: day }),
  z.strictObject({ type: z.literal('Input.Time'), ...input, min: time, max: time, value: time }),
  z.strictObject({
    type: z.literal('Input.Number'),
    ...input,
    min: z.number().optional(),
    max: z.number().optional(),
    value: z.number().optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    choices: z.array(z.strictObject({ title: z.string(), value: z.string() })),
    isMultiSelect: z.boolean().optional(),
    style: z.enum(['compact', 'expanded', 'filtered']).optional(),
    value: z.string().optional(),
    wrap: z.boolean().optional(),
  }),
]);

const innerCard = z.strictObject({
  type: z.literal('AdaptiveCard'),
  rtl: z.boolean().optional(),
  body: z.array(element).optional(),
  actions: z.array(action).optional(),
});

/** A whole card, as it is sent to Teams. */
export const cardForm = innerCard.extend({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.string().regex(/^[a-z]{2}$/),
});
