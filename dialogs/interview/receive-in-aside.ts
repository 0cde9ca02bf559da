import { readComingDay } from './coming-day.ts';
import { consentOf } from './consent-of.ts';
import { obeySpoken, perform } from './perform.ts';
import { remindOfLicence } from './perform-reminder.ts';
import { receiveWordsForPeople } from './person.ts';
import type { Scene } from './scene.ts';
import { type Aside, isPeopleAside } from './state.ts';
import type { Step } from './step.ts';

/** "Are you sure?" takes a plain yes or no; a list takes one of its titles or a command. */
export function receiveInAside(scene: Scene, aside: Aside, text: string, languages: string[]): Step {
  const { state, world, say } = scene;
  const about = aboutPeople(scene, aside, text, languages);
  if (about) return about;
  const day = aside === 'choosing-licence-day' ? readComingDay(text, languages, scene) : undefined;
  if (day) return remindOfLicence(scene, day);
  const consent = consentOf(scene, text, languages);
  if (aside === 'asking-licence' && (consent === 'yes' || consent === 'no'))
    return perform(scene, consent === 'yes' ? { do: 'renewed' } : { do: 'remind', reminder: 'licence' }, {});
  if (consent === 'no') return perform(scene, { do: 'continue' }, {});
  if (consent === 'yes' && aside === 'confirming-restart') return perform(scene, { do: 'restart' }, {});
  if (consent === 'yes' && aside === 'confirming-delete') return perform(scene, { do: 'delete' }, {});
  if (aside === 'choosing-trial-date') {
    const reading = world.reader.read(text, {
      pending: 'established',
      languages,
      today: scene.context.today,
    });
    if (reading.outcome === 'nothing' && reading.reason === 'future')
      return { state, lead: [say('result.trial.use-form')] };
  }
  const { aside: _aside, ...over } = state;
  const spoken = world.reader.readCommand(text, languages);
  if (spoken) return obeySpoken({ ...scene, state: over }, spoken);
  const missed = aside === 'choosing-licence-day' ? 'reminders.licence.problem' : 'conversation.missed-here';
  return { state, lead: [say(missed)] };
}

/** Words for people: of commands only few are looked for, because what it is about may name any other. */
function aboutPeople(scene: Scene, aside: Aside, text: string, languages: string[]): Step | undefined {
  if (aside === 'leaving-consent')
    return consentOf(scene, text, languages) === 'yes'
      ? perform(scene, { do: 'send-message' }, {})
      : undefined;
  if (!isPeopleAside(aside)) return undefined;
  const spoken = scene.world.reader.readCommand(text, languages)?.command;
  if (spoken === 'human' && aside === 'asking-line') return perform(scene, { do: 'ask-person' }, {});
  if (spoken === 'no-person' || isNo(scene, text, languages)) return perform(scene, { do: 'continue' }, {});
  if (spoken === 'delete' || spoken === 'export') return obeySpoken(scene, { command: spoken });
  return receiveWordsForPeople(scene, aside, text);
}

/** "No" and "no, thanks" are a no; "no idea how to fill the form in" is what it is about. */
const longestNo = 20;

function isNo(scene: Scene, text: string, languages: string[]): boolean {
  return text.length <= longestNo && consentOf(scene, text, languages) === 'no';
}
