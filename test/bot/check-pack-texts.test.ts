import { join } from 'node:path';
import { checkPackTexts } from '../../bot/check-pack-texts.ts';
import { loadTexts } from '../../bot/locale-files.ts';
import { loadRulePacks } from '../../bot/rule-packs.ts';

const root = join(import.meta.dirname, '../..');
const texts = loadTexts(join(root, 'locales'));
const current = (id: string) =>
  loadRulePacks({ folder: join(root, 'dialogs/rules/packs'), current: id }).current('2026-11-22');

describe('the words of a rule pack', () => {
  it('are complete for the pack that is used by default', () => {
    expect(() => checkPackTexts(current('koogallery'), texts)).not.toThrow();
  });

  it('are asked for by name when a pack without them is to be used', () => {
    expect(() => checkPackTexts(current('koogallery-china'), texts)).toThrow(
      /pack-without-texts.*result\.requirements\.koogallery-china\.R1/,
    );
  });
});
