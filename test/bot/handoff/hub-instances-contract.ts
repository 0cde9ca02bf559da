import type { Store } from '../../../bot/store/store.ts';
import { directLine } from '../channels/web/direct-line-calls.ts';
import { type FakeRedis, fakeRedis } from '../live/fake-redis.ts';
import type { DeskFixture } from '../staff/desk-fixture.ts';
import { askingProspect, talkingDesk } from '../staff-api/talking-desk.ts';
import { until } from '../until.ts';
import { type LocalChatwoot, localChatwoot } from './local-chatwoot.ts';

interface Place {
  /** The store as one of several instances has it. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** What two instances on one store keep to that answer people in Chatwoot. */
export function hubInstancesContract(engine: string, makePlace: () => Promise<Place>): void {
  describe(`two instances on ${engine} with staff in Chatwoot`, () => {
    let place: Place;
    let chatwoot: LocalChatwoot;
    let redis: FakeRedis;
    let one: DeskFixture;
    let two: DeskFixture;

    beforeEach(async () => {
      [place, chatwoot, redis] = await Promise.all([makePlace(), localChatwoot(), fakeRedis()]);
    });
    afterEach(async () => {
      await Promise.all([one.app.stop(), two.app.stop()]);
      await Promise.all([place.remove(), chatwoot.stop(), redis.stop()]);
    });

    async function begin(): Promise<void> {
      one = await instance();
      await until(() => isHeld(one.store));
      two = await instance();
    }

    async function instance(): Promise<DeskFixture> {
      const settings = {
        CHATWOOT_URL: chatwoot.url,
        CHATWOOT_INBOX: 'inbox-1',
        CHATWOOT_WEBHOOK_SECRET: 'x'.repeat(32),
        LIVE_EVENTS_URL: redis.url,
      };
      const desk = await talkingDesk(settings, await place.open());
      await until(() => desk.app.logged().includes('live-events-back'));
      return desk;
    }

    const look = () => Promise.all([one, two].map((desk) => desk.app.app.lookAfterQueue()));
    const openings = () => chatwoot.calls.filter(({ path }) => path.endsWith('/conversations')).length;
    const forwarded = () => chatwoot.calls.flatMap(({ body }) => body.content ?? []).slice(1);

    it('tell it once of what happens at either, however many look meanwhile', async () => {
      await begin();
      const prospect = await askingProspect(two);
      await look();
      await chatwoot.called(3);
      const said = Array.from({ length: 5 }, (_, index) => `Words ${index}`);
      for (const text of said) {
        const looking = look();
        await directLine(two.app.base).say(prospect, text);
        await Promise.all([looking, look()]);
      }
      await until(() => forwarded().length >= said.length);
      await look();
      expect(forwarded()).toEqual(said);
      expect(openings()).toBe(1);
      // the first one also makes the languages ready
    }, 20_000);

    it('tell it what happens at either within moments, with no look', async () => {
      await begin();
      for (const desk of [one, two]) await askingProspect(desk);
      await chatwoot.called(6);
      expect(openings()).toBe(2);
    });

    it('go on when the one that told it has stopped', async () => {
      await begin();
      await one.app.stop();
      await askingProspect(two);
      await two.app.app.lookAfterQueue();
      await chatwoot.called(3);
      expect(openings()).toBe(1);
    });

    it('go on when the one that told it has died, once its claim is over', async () => {
      const dead = await place.open();
      await dead.chores.claim({ ...chore, now: at, until: '2026-11-23T08:00:40.000Z' });
      await dead.close();
      await begin();
      await askingProspect(two);
      await look();
      expect(chatwoot.calls).toEqual([]);
      for (const desk of [one, two]) desk.pass({ seconds: 41 });
      await look();
      await chatwoot.called(3);
      await look();
      expect(openings()).toBe(1);
    });
  });
}

const at = '2026-11-23T08:00:00.000Z';
const chore = { name: 'tell-chatwoot' };

/** A claim that ends when it begins is nobody's afterwards either. */
async function isHeld({ chores }: Store): Promise<boolean> {
  return !(await chores.claim({ ...chore, now: at, until: at }));
}
