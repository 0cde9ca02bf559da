import type { LiveEvent, LiveEvents } from '../../../bot/live/live-events.ts';
import { until } from '../until.ts';

export interface EventsPlace {
  /** Another instance. `changes` is what it says of its connection. */
  instance(self: string, changed: (state: 'lost' | 'back') => void): LiveEvents;
  /** Ends every connection of the instances. */
  cut(): Promise<void>;
  remove(): Promise<void>;
}

/** What every engine that carries live events promises. */
export function eventsContract(engine: string, makePlace: () => Promise<EventsPlace>): void {
  describe(`live events by ${engine}`, () => {
    let place: EventsPlace;
    let open: LiveEvents[];

    beforeEach(async () => {
      place = await makePlace();
      open = [];
    });
    afterEach(async () => {
      await Promise.all(open.map((events) => events.close()));
      await place.remove();
    });

    /** An instance that is connected, and what it has heard. */
    async function joined(self: string) {
      const heard: (LiveEvent | 'missed')[] = [];
      const states: string[] = [];
      const events = place.instance(self, (state) => states.push(state));
      events.listen((event) => heard.push(event));
      open.push(events);
      await until(() => heard.includes('missed'));
      heard.length = 0;
      return { events, heard, states };
    }

    const grew = (id: string, upTo = 1): LiveEvent => ({ kind: 'grew', id, upTo });

    it('reach every other instance, in order, and not the one that tells', async () => {
      const [one, two, three] = [await joined('one'), await joined('two'), await joined('three')];
      const told: LiveEvent[] = [
        grew('c1', 7),
        { kind: 'ended', id: 'c2', language: 'zh-Hans' },
        { kind: 'typing', id: 'c3', by: 'agent' },
        { kind: 'desk', id: 'c4', change: 'asked' },
      ];
      for (const event of told) one.events.publish(event);
      await until(() => two.heard.length === 4 && three.heard.length === 4);
      expect([two.heard, three.heard, one.heard]).toEqual([told, told, []]);
    });

    it('come by the thousand', async () => {
      const [one, two] = [await joined('one'), await joined('two')];
      const ids = Array.from({ length: 3000 }, (_, index) => `a conversation with a long id ${index}`);
      for (const id of ids) one.events.publish(grew(id));
      await until(() => two.heard.length >= ids.length);
      expect(two.heard).toEqual(ids.map((id) => grew(id)));
    });

    it('come again after the connections were cut, and say that some may have been missed', async () => {
      const [one, two] = [await joined('one'), await joined('two')];
      await place.cut();
      await until(() => one.states.filter((state) => state === 'back').length === 2);
      await until(() => two.states.filter((state) => state === 'back').length === 2);
      await until(() => two.heard.includes('missed'));
      expect(two.states).toEqual(['back', 'lost', 'back']);
      // what was told while nobody was connected may be lost; what is told now is not
      await until(() => {
        one.events.publish(grew('c1'));
        return two.heard.some((event) => event !== 'missed' && event.id === 'c1');
      });
    });

    it('that are waiting are sent before the end', async () => {
      const [one, two] = [await joined('one'), await joined('two')];
      one.events.publish(grew('last'));
      await one.events.close();
      await until(() => two.heard.length > 0);
      expect(two.heard).toEqual([grew('last')]);
    });
  });
}
