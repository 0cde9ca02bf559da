import { ChoiceSetInput, DateInput, type Input } from 'adaptivecards';

/** The value of a field as a person would say it: a date in words, the titles of choices. */
export function shownValue(input: Input, language: string): string {
  const value = String(input.value ?? '');
  if (value === '') return '';
  if (input instanceof DateInput) return dateInWords(value, language);
  if (input instanceof ChoiceSetInput) {
    const values = input.isMultiSelect ? value.split(',') : [value];
    const titles = values.map((one) => input.choices.find((choice) => choice.value === one)?.title ?? one);
    return new Intl.ListFormat(language, { type: 'unit' }).format(titles);
  }
  return value;
}

function dateInWords(isoDate: string, language: string): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return isoDate;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
