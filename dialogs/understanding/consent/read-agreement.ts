import { type Item, is } from '../items.ts';
import type { NormalText } from '../normalise.ts';
import type { ConsentValue, Reading, Span } from '../reading.ts';
import { sameWords } from '../same-words.ts';
import {
  withoutContentment,
  withoutDeniedNumbers,
  withoutDisclaimers,
  withoutGrumbles,
  withoutRequests,
  withoutReviews,
  withoutWishes,
} from './besides.ts';
import { hasAny } from './clauses.ts';
import { concluded, refusesSigning } from './concludes.ts';
import { judgeClauses, leavesOutPart, promisesWhen } from './consent-clauses.ts';
import { isDecidedAgainst, isDecidedFor, isSignedByOther, isUndecided } from './decided.ts';
import { meantInstead } from './meant.ts';
import { isPlainYes } from './plain-yes.ts';
import { readConsent } from './read-consent.ts';
import { bargains } from './reservations.ts';
import { isAgreedUnread, isUnread } from './unread.ts';

type Consent = ConsentValue['consent'];

const silence: Reading = { outcome: 'nothing', reason: 'unknown' };
const vague: Reading = { outcome: 'nothing', reason: 'vague' };

/**
 * Reads agreement with all words of a message, and with those of consent alone. A request ("send me the contract") is
 * no answer: what stands beside it may be one, but never a yes. A yes counts only if it is plain.
 */
export function readAgreement(text: NormalText, received: Item[], heard: Item[]): Reading {
  const told = withoutGrumbles(heard);
  const ofConsent = withoutDeniedNumbers(told);
  const items = withoutDeniedNumbers(told.length < heard.length ? sameWords(received, told) : received);
  const meaning = (consent: Consent): Reading => {
    const span = text.span(ofConsent[0]?.start ?? 0, ofConsent.at(-1)?.end ?? 0);
    return { outcome: 'value', candidate: { value: { kind: 'consent', consent }, span } };
  };
  const corrected = meantInstead(ofConsent);
  if (corrected) return meaning(corrected);
  const conclusion = concluded(ofConsent);
  if (conclusion === 'no' || refusesSigning(ofConsent)) return meaning('no');
  if (conclusion === 'yes' && isPlainYes(items, ofConsent)) return meaning('yes');
  const meant = withoutDisclaimers(ofConsent);
  const answering = withoutRequests(meant);
  if (answering.length === 0) return ofConsent.some((item) => is(item, 'not-that')) ? vague : silence;
  if (answering.length < ofConsent.length) {
    const left = sameWords(items, answering);
    const beside = readTwice(text, left, answering);
    // "It's not that I don't accept it | yes, I accept"
    const isSaid = answering.length === meant.length && isPlainYes(left, answering);
    if (consentOf(beside) === 'yes')
      return isSaid && hasAny(answering, ['yes', 'consent-yes']) ? beside : vague;
    return isUnread(answering) ? meaning('no') : beside;
  }
  if (isDecidedAgainst(ofConsent)) return meaning('no');
  if (isUndecided(ofConsent)) return meaning('unsure');
  if (isSignedByOther(ofConsent) && isPlainYes(items, ofConsent)) return meaning('yes');
  const untold = withoutReviews(withoutContentment(ofConsent));
  const isTold = untold.length > 0 && untold.length < ofConsent.length;
  const rest = isTold ? readTwice(text, sameWords(items, untold), untold) : undefined;
  const reading = rest && consentOf(rest) === 'yes' ? rest : readTwice(text, items, ofConsent);
  const said = consentOf(reading);
  if (said === 'unsure' && isDecidedFor(ofConsent)) return vague;
  if (isAgreedUnread(ofConsent)) return meaning('unsure');
  if (said !== 'yes' && isUnread(ofConsent)) return meaning('no');
  if (said === 'conditional' || reading.outcome === 'nothing') {
    const held = withoutWishes(ofConsent);
    const beside = held.length < ofConsent.length ? readTwice(text, sameWords(items, held), held) : reading;
    if (consentOf(beside) === 'unsure' || consentOf(beside) === 'no') return beside;
  }
  if (said !== 'unsure' && said !== 'conditional' && bargains(ofConsent)) return meaning('conditional');
  return said === 'yes' && !isPlainYes(items, ofConsent) ? vague : reading;
}

/**
 * Words of dates, hours and people hide those of consent ("sind wir nicht" closes a shop), so it is read a second time
 * without them. The second reading may take a yes back, and hear a doubt or a condition where the first knew nothing;
 * it says neither yes nor no by itself.
 */
function readTwice(text: NormalText, items: Item[], ofConsent: Item[]): Reading {
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
  const decided = promised || (isOpen && leavesOutPart(ofConsent)) ? 'conditional' : undefined;
  if (decided) {
    const span = text.span(ofConsent[0]?.start ?? 0, ofConsent.at(-1)?.end ?? 0);
    return { outcome: 'value', candidate: { value: { kind: 'consent', consent: decided }, span } };
  }
  if (said !== 'yes' && !(first.outcome === 'nothing' && first.reason === 'unknown')) return first;
  const second = readIn(ofConsent);
  const meant = consentOf(second);
  const isMixed = second.outcome === 'nothing' && second.reason === 'vague';
  const isBetter =
    said === 'yes' ? meant !== undefined || isMixed : meant === 'unsure' || meant === 'conditional';
  return isBetter ? second : first;
}

/** What a reading says about consent, if it says that. */
export function consentOf(reading: Reading): Consent | undefined {
  if (reading.outcome !== 'value') return undefined;
  const { value } = reading.candidate;
  return value.kind === 'consent' ? value.consent : undefined;
}
