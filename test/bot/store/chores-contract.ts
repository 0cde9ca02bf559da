import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';

const [at, soon, later, last] = [
  '2026-11-23T08:00:00.000Z',
  '2026-11-23T08:00:40.000Z',
  '2026-11-23T08:01:20.000Z',
  '2026-11-23T08:02:00.000Z',
];

/** What every engine keeps to of what one instance at a time does. */
export function choresContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`chores in a store on ${engine}`, () => {
    let store: Store;
    withStore(makePlace, (opened) => {
      store = opened;
    });
    const claim = (now: string, until: string, held?: string) =>
      store.chores.claim({ name: 'tell', now, until, held });

    it('are one’s at a time, and stay with whoever prolongs them', async () => {
      const all = await Promise.all([claim(at, soon), claim(at, soon), claim(at, soon)]);
      expect(all.toSorted()).toEqual([false, false, true]);
      expect(await claim(at, later, soon)).toBe(true);
      expect(await claim(soon, last)).toBe(false);
      expect(await store.chores.claim({ name: 'another', now: at, until: soon })).toBe(true);
    });

    it('are anybody’s when their time is over, and no longer his who had them', async () => {
      expect(await claim(at, soon)).toBe(true);
      expect(await claim(soon, later)).toBe(true);
      expect(await claim(soon, last, soon)).toBe(false);
      await store.chores.release('tell', soon);
      expect(await claim(soon, last)).toBe(false);
    });

    it('are anybody’s at once when they are given up', async () => {
      expect(await claim(at, soon)).toBe(true);
      await store.chores.release('tell', soon);
      expect(await claim(at, later)).toBe(true);
    });
  });
}
