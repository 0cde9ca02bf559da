import { join } from 'node:path';
import { openStore } from '../../../bot/store/open-store.ts';
import { directLine, texts } from '../channels/web/direct-line-calls.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { askingProspect, talkingDesk } from './talking-desk.ts';

it('goes on in the middle of a human stretch after a restart, and comes back to the question', async () => {
  const folder = temporaryFolder();
  const open = () => openStore(`sqlite:${join(folder.path, 'guide.db')}`, '2026-11-23T08:00:00Z');
  const first = await talkingDesk({}, await open());
  const prospect = await askingProspect(first);
  const path = (what: string) => `/desk/api/conversations/${prospect.conversationId}/${what}`;
  const { id, headers } = await first.somebody('agent', 'Ana');
  await first.post(path('claim'), {}, headers);
  await first.post(path('say'), { text: 'before', clientId: 's1' }, headers);
  await first.app.stop();

  const second = await talkingDesk({}, await open());
  const back = { cookie: await second.sessionOf(id) };
  const line = directLine(second.app.base);
  await second.post(path('say'), { text: 'before', clientId: 's1' }, back);
  await line.say(prospect, 'still here');
  await second.post(path('close'), {}, back);
  const said = texts(await line.activities(prospect)).map((text) => text ?? '');
  expect(said.filter((text) => text === 'before')).toHaveLength(1);
  const heard = said.indexOf('still here');
  expect(said[heard - 1]).toBe('before');
  expect(said[heard + 1]).toMatch(/\*\*Ana\*\* has said goodbye[\s\S]*1 of 8/);
  await second.app.stop();
  folder.remove();
});
