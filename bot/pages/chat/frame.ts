/** The page that shows the chat in a frame, as far as the chat speaks with it. */
export interface Frame {
  unread(count: number): void;
  close(): void;
}

/**
 * Speaks with the widget around the frame: the number of unread messages and the wish to close, nothing of what is
 * said. Only the origin that the widget named gets them, and a site outside the allow-list cannot frame the page.
 */
export function createFrame(): Frame | undefined {
  const host = new URLSearchParams(location.search).get('host') ?? '';
  if (window.parent === window || !URL.canParse(host)) return undefined;
  const { origin } = new URL(host);
  const tell = (message: { kind: string; count?: number }) => window.parent.postMessage(message, origin);
  return {
    unread: (count) => tell({ kind: 'guide.unread', count }),
    close: () => tell({ kind: 'guide.close' }),
  };
}
