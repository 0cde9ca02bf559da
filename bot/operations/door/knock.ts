import { connect } from 'node:net';
import { GuideError } from '../../../dialogs/errors.ts';
import { type DoorAnswer, type DoorRequest, doorAnswer, doorOf } from './door-words.ts';

/**
 * Asks the process that owns a store file. Undefined when nobody opens. Rejects with the error that it answers, or
 * `backup-failed` when it goes away before it answers.
 */
export function knock(file: string, request: DoorRequest): Promise<DoorAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const door = connect(doorOf(file));
    let isOpen = false;
    let said = '';
    door.setEncoding('utf8');
    door.on('connect', () => {
      isOpen = true;
      door.write(`${JSON.stringify(request)}\n`);
    });
    door.on('data', (chunk) => {
      said += chunk;
    });
    door.on('error', () => undefined);
    door.on('close', () => {
      if (!isOpen) return resolve(undefined);
      const answer = doorAnswer.safeParse(parsed(said));
      if (!answer.success) return reject(new GuideError('backup-failed', 'The server went away meanwhile.'));
      if ('error' in answer.data) {
        return reject(new GuideError(answer.data.error.code, answer.data.error.detail));
      }
      resolve(answer.data);
    });
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
