import { type Item, is } from '../items.ts';
import type { NormalText } from '../normalise.ts';
import type { ConsentValue, Reading, Span } from '../reading.ts';
import { concludesNo, judgeClauses, leavesOutPart, promisesWhen } from './consent-clauses.ts';
import { readConsent } from './read-consent.ts';

/**
 * Consent is read twice: with all words, and with those of consent alone, as words of dates, hours and people hide
 * others ("sind wir nicht" closes a shop). The second reading may take a yes back, and hear a doubt or a condition
 * where the first knew nothing; it says neither yes nor no by itself.
 */
export function readAgreement(text: NormalText, items: Item[], ofConsent: Item[]): Reading {
  const clauses = judgeClauses(ofConsent);
  const terms = ofConsent.filter((item) => is(item, 'consent-part'));
  const readIn = (words: Item[]): Reading => {
    const spanOf = (from: number, to: number): Span =>
      text.span(words[from]?.start ?? 0, words[to - 1]?.end ?? 0);
    return readConsent(words, clauses, spanOf, terms);
  };
  const first = readIn(items);
  const said = consentOf(first);
  const isOpen = said === 'yes' || (first.outcome === 'nothing' && first.reason !== 'future');
  const promised = said !== 'unsure' && said !== 'conditional' && promisesWhen(ofConsent);
  const decided = concludesNo(ofConsent)
    ? 'no'
    : promised || (isOpen && leavesOutPart(ofConsent))
      ? 'conditional'
      : undefined;
  if (decided) {
    const span = text.span(ofConsent[0]?.start ?? 0, ofConsent.at(-1)?.end ?? 0);
    return { outcome: 'value', candidate: { value: { kind: 'consent', consent: decided }, span } };
  }
  if (said !== 'yes' && !(first.outcome === 'nothing' && first.reason === 'unknown')) return first;
  const second = readIn(ofConsent);
  const meant = consentOf(second);
  const isBetter = said === 'yes' ? meant !== undefined : meant === 'unsure' || meant === 'conditional';
  return isBetter ? second : first;
}

/** What a reading says about consent, if it says that. */
export function consentOf(reading: Reading): ConsentValue['consent'] | undefined {
  if (reading.outcome !== 'value') return undefined;
  const { value } = reading.candidate;
  return value.kind === 'consent' ? value.consent : undefined;
}
