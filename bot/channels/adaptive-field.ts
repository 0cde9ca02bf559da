import type { Field } from '../../dialogs/replies/reply.ts';
import type { CardContext, CardElement } from './adaptive-card.ts';

/** One field of a form as an Adaptive Card input, with its label and what is said when it is left empty. */
export function adaptiveField(field: Field, { language, texts }: CardContext): CardElement {
  const shared = { id: field.id, label: field.label, isRequired: true };
  const say = (key: string, values?: Record<string, string | number>) =>
    texts.say(language, `page.card.${key}`, values);
  switch (field.kind) {
    case 'date':
      return {
        type: 'Input.Date',
        ...shared,
        errorMessage: say('date'),
        ...given({ min: field.min, max: field.max, value: field.value }),
      };
    case 'time':
      return { type: 'Input.Time', ...shared, errorMessage: say('time'), ...given({ value: field.value }) };
    case 'number':
      return {
        type: 'Input.Number',
        ...shared,
        min: field.min,
        max: field.max,
        errorMessage: say('number', { min: field.min, max: field.max }),
        ...given({ value: field.value }),
      };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...shared,
        style: field.many || field.options.length <= 6 ? 'expanded' : 'compact',
        isMultiSelect: field.many,
        wrap: true,
        choices: field.options.map(({ value, title }) => ({ value, title })),
        errorMessage: say(field.many ? 'choices' : 'choice'),
        ...given({ value: field.value }),
      };
  }
}

function given(values: Record<string, string | number | undefined>): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) kept[key] = value;
  return kept;
}
