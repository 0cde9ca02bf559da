import { createServer } from 'node:http';

export interface OtherSite {
  origin: string;
  close(): Promise<void>;
}

/** Another web site on a port of its own: a page, and files beside it by path. */
export function otherSite(
  page: () => string,
  files: Record<string, () => string | Buffer> = {},
): Promise<OtherSite> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const isScript = path.endsWith('.js');
    response.setHeader(
      'content-type',
      isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
    );
    response.end(files[path]?.() ?? page());
  });
  return new Promise((resolve) => {
    server.listen(0, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({
        origin: `http://localhost:${port}`,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => closed());
          }),
      });
    });
  });
}
