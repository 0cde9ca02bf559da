import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawFlow } from '../../../bot/commands/flow.ts';
import { loadTexts } from '../../../bot/locale-files.ts';
import { flow } from '../../../dialogs/questions/flow.ts';

const root = join(import.meta.dirname, '../../..');
const picture = drawFlow(flow, loadTexts(join(root, 'locales')));

describe('the picture of the interview', () => {
  it('shows every question and every part of the definitions that run', () => {
    for (const { id, parts } of flow) {
      expect(picture).toContain(`subgraph ${id}[`);
      for (const part of parts) expect(picture).toContain(`${part.id}-part`);
    }
  });

  it('is the one in the README', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(picture);
  });
});
