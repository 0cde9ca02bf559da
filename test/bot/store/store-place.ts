import type { Store } from '../../../bot/store/store.ts';

/** One place where a store lives. `open` may be called again after the store was closed, and finds what was there. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Leaves nothing behind. */
  remove(): Promise<void>;
}

/**
 * Opens a store in a place of its own before each test of a suite, and clears it away afterwards. Returns what closes
 * the store and opens it again; `take` is given it each time.
 */
export function withStore<Place extends StorePlace>(
  makePlace: () => Promise<Place>,
  take: (store: Store, place: Place) => void,
): () => Promise<void> {
  let place: Place;
  let store: Store;

  beforeEach(async () => {
    place = await makePlace();
    await open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  return async () => {
    await store.close();
    await open();
  };

  async function open(): Promise<void> {
    store = await place.open();
    take(store, place);
  }
}
