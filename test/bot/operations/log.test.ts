import { createLog } from '../../../bot/operations/log.ts';
import { GuideError } from '../../../dialogs/errors.ts';

function logged(error: unknown): Record<string, unknown> {
  let line = '';
  const log = createLog('info', {
    write(text) {
      line = text;
    },
  });
  log.error({ err: error }, 'request-failed');
  return JSON.parse(line);
}

it('writes where an error came from and not what a library quotes in its message', () => {
  const parsing = () => JSON.parse('my secret plan');
  let quoting: unknown;
  try {
    parsing();
  } catch (error) {
    quoting = error;
  }
  const line = logged(new Error('outer secret', { cause: quoting }));
  expect(line).toMatchObject({
    event: 'request-failed',
    err: { name: 'Error', cause: { name: 'SyntaxError' } },
  });
  expect(JSON.stringify(line)).toContain('log.test.ts');
  expect(JSON.stringify(line)).not.toMatch(/secret|plan/);
});

it('writes the code and the detail of an error of the catalogue', () => {
  const line = logged(new GuideError('pack-invalid', 'a.yaml:3'));
  expect(line).toMatchObject({ err: { code: 'pack-invalid', detail: 'a.yaml:3' } });
});
