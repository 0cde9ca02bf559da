/** How a stream went: it worked and was lost, or it never opened (a proxy that knows no WebSocket). */
export type StreamEnd = 'lost' | 'never-opened';

/** The server says something, if only an empty frame, twice in this time; a connection more silent is dead. */
const longestSilence = 60_000;

/**
 * Listens to a conversation until the connection ends. The server's keep-alive is an empty frame. Only the path of
 * `streamUrl` is used, so that the page keeps to its own origin behind any proxy.
 */
export function listenToStream(
  streamUrl: string,
  watermark: string | undefined,
  hear: (frame: unknown) => void,
  { opened, stop }: { opened: () => void; stop: AbortSignal },
): Promise<StreamEnd> {
  const given = new URL(streamUrl, location.href);
  const address = new URL(given.pathname + given.search, location.origin.replace(/^http/, 'ws'));
  if (watermark !== undefined) address.searchParams.set('watermark', watermark);

  return new Promise((resolve) => {
    let end: StreamEnd = 'never-opened';
    const socket = new WebSocket(address);
    let silence: ReturnType<typeof setTimeout>;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.close(), longestSilence);
    };
    stop.addEventListener('abort', () => socket.close());
    socket.addEventListener('open', () => {
      end = 'lost';
      listen();
      opened();
    });
    socket.addEventListener('message', ({ data }) => {
      listen();
      if (typeof data !== 'string' || data === '') return;
      try {
        hear(JSON.parse(data));
      } catch {
        // Not a frame of ours; the next watermark brings what was missed.
      }
    });
    socket.addEventListener('close', () => {
      clearTimeout(silence);
      resolve(end);
    });
  });
}
