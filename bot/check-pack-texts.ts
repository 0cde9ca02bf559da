import { GuideError } from '../dialogs/errors.ts';
import type { Pack } from '../dialogs/rules/pack.ts';
import { listReasons } from '../dialogs/rules/pack.ts';
import type { Texts } from '../dialogs/texts.ts';

/**
 * Makes sure that everything a pack can say has English words, so that no result is left without its reason.
 * Throws `pack-without-texts` with the keys that are missing.
 */
export function checkPackTexts(pack: Pack, texts: Texts): void {
  const titles = pack.requirements.map(({ id }) => `result.requirements.${pack.id}.${id}`);
  const reasons = listReasons(pack).flatMap(({ part, reason, verdict }) => {
    const key = `reasons.${part}.${reason}`;
    return verdict === 'met' ? [`${key}.text`] : [`${key}.text`, `${key}.do`];
  });
  const missing = [...titles, ...reasons].filter((key) => !texts.has('en', key));
  if (missing.length > 0)
    throw new GuideError('pack-without-texts', `${pack.id} ${pack.version}: ${missing.join(', ')}.`);
}
