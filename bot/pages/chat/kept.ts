/** What survives a reload, where the browser allows it. */
export interface Kept {
  read(key: KeptKey): string | undefined;
  write(key: KeptKey, value: string | undefined): void;
}

/** `session` lives as long as the tab; `resume` brings the conversation back on another day. */
export type KeptKey = 'session' | 'resume';

/**
 * The browser's storage, as far as it may be used: private windows, strict settings and third-party frames refuse
 * it by throwing, and the page then works from memory alone.
 */
export function keptInBrowser(page: Window): Kept {
  const memory = new Map<KeptKey, string>();
  const storage = (key: KeptKey) => (key === 'session' ? page.sessionStorage : page.localStorage);
  return {
    read(key) {
      try {
        return storage(key).getItem(`guide.${key}`) ?? memory.get(key);
      } catch {
        return memory.get(key);
      }
    },
    write(key, value) {
      if (value === undefined) memory.delete(key);
      else memory.set(key, value);
      try {
        if (value === undefined) storage(key).removeItem(`guide.${key}`);
        else storage(key).setItem(`guide.${key}`, value);
      } catch {
        // The memory has it.
      }
    },
  };
}
