import type { World } from '../conversation.ts';
import type { State } from './state.ts';

/** The state in the language the person writes, and what to read the message with. */
export interface Followed {
  state: State;
  /** Said once, in the new language, when it was switched. */
  lead: string[];
  languages: string[];
}

/**
 * Follows the person into their language: at once on the first message, later when two messages in a row agree;
 * after one it is only offered. A language that was chosen is never left.
 */
export function followLanguage(state: State, message: string, languages: string[], world: World): Followed {
  const detected = world.detector.detect(message);
  const spoken = detected && world.texts.languages.includes(detected.language) ? [detected.language] : [];
  const stay = { state, lead: [], languages: [...new Set([state.language, ...spoken, ...languages])] };
  const [language] = spoken;
  if (!language || !detected?.sure) return stay;

  const { heardLanguage, ...rest } = state;
  if (language === state.language) return heardLanguage === undefined ? stay : { ...stay, state: rest };
  if (state.languageChosen) return stay;
  const isFirstMessage = state.revision === 1;
  if (!isFirstMessage && heardLanguage !== language)
    return { ...stay, state: { ...state, heardLanguage: language } };
  return {
    state: { ...rest, language },
    lead: [world.texts.say(language, 'conversation.language.changed')],
    languages: [language, ...stay.languages],
  };
}
