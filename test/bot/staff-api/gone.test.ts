import { directLine } from '../channels/web/direct-line-calls.ts';
import { askingProspect, consoleOf, talkingDesk } from './talking-desk.ts';

it('tells consoles that look at a conversation when the nightly purge has taken it, and others of none', async () => {
  const desk = await talkingDesk({ RETAIN_CONVERSATIONS_DAYS: '2', RETAIN_HANDOFFS_DAYS: '2' });
  try {
    const prospect = await askingProspect(desk);
    const { conversationId: id } = prospect;
    // what somebody is to do something about is not purged
    await directLine(desk.app.base).say(prospect, 'stop waiting');
    desk.pass({ hours: 36 });
    const { conversationId: young } = await askingProspect(desk);
    desk.pass({ hours: 24 });
    const { headers } = await desk.somebody('agent', 'Ana');
    const screen = await consoleOf(desk, headers);
    screen.send({ watch: [id, young].map((each) => ({ id: each, after: 0 })) });
    await screen.hears((frame) => frame.kind === 'activities' && frame.id === young);
    await desk.app.app.purge();
    await screen.hears((frame) => frame.kind === 'conversation' && frame.change === 'gone');
    expect(screen.frames).toContainEqual({ kind: 'conversation', id, change: 'gone' });
    expect((await desk.get(`/desk/api/conversations/${young}`, headers)).status).toBe(200);
    const gone = screen.frames.filter((frame) => frame.kind === 'conversation');
    expect(gone.map((frame) => frame.id)).toEqual([id]);
    screen.close();
  } finally {
    await desk.app.stop();
  }
}, 30_000);
