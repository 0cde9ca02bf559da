/** A claim of something that one instance at a time does. Moments are ISO in UTC to the millisecond. */
export interface ChoreClaim {
  name: string;
  now: string;
  /** When the claim ends unless it is prolonged; later than `now`. */
  until: string;
  /** The end of the claim that the caller holds, if it holds one. */
  held?: string | undefined;
}

/**
 * Who of several instances does what one of them is to do. A claim is known by when it ends: no other can end then, as
 * it would have to begin after that. A part of the store's port.
 */
export interface ChoreStore {
  /** Takes a chore that nobody holds, or prolongs the caller's hold of it. False if it is another's. */
  claim(claim: ChoreClaim): Promise<boolean>;
  /** Gives a claim up that ends at `held`, if it is still held. */
  release(name: string, held: string): Promise<void>;
}
