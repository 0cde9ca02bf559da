/** For Debian's Chromium in a container, and so that it asks nobody for anything by itself. */
export const browserFlags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );
