import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTexts } from '../../bot/locale-files.ts';

/** A locales folder with one English file of this content. */
function folderWith(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  mkdirSync(join(folder, 'en'));
  writeFileSync(join(folder, 'en', 'page.json'), content);
  return folder;
}

describe('locale files', () => {
  it('become texts by file name and path', () => {
    expect(loadTexts(folderWith('{"menu": {"back": "Back"}}')).say('en', 'page.menu.back')).toBe('Back');
  });

  it('are refused with file and line when they are not JSON', () => {
    expect(() => loadTexts(folderWith('{\n  "a": "b"\n  "c": "d"\n}'))).toThrow(
      /locale-invalid.*page\.json:3/,
    );
  });

  it('are refused with file, line and key when a text is not a text', () => {
    expect(() => loadTexts(folderWith('{\n  "menu": {\n    "back": 7\n  }\n}'))).toThrow(
      /page\.json:3: “menu\.back” must be a text/,
    );
  });

  it('are refused when English is missing', () => {
    expect(() => loadTexts(mkdtempSync(join(tmpdir(), 'locales-')))).toThrow(/en.*is missing/);
  });
});
