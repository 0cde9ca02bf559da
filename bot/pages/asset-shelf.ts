import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { GuideError } from '../../dialogs/errors.ts';
import { type PageManifest, pageManifest } from './page-manifest.ts';
import type { PageAnswer, PageRequest } from './serve-pages.ts';

interface Stored {
  type: string;
  tag: string;
  plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

export interface AssetShelf {
  manifest: PageManifest;
  /** Puts a file made at start beside the built ones. */
  add(name: string, contents: string): void;
  /** A file by its name; 404 for any other name, so no path ever reaches the disk. */
  file(name: string, request: PageRequest, caching: string): PageAnswer;
  /** A text made here, compressed once however often it is asked for. */
  compressed(text: string, type: string, request: PageRequest, headers: Record<string, string>): PageAnswer;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** The built files of the pages, held in memory with both of their compressed forms. */
export function assetShelf(directory = join(import.meta.dirname, 'dist')): AssetShelf {
  const manifest = readManifest(directory);
  const files = new Map<string, Stored>();
  const texts = new Map<string, Stored>();
  for (const name of readdirSync(directory)) {
    const type = types[extname(name)];
    if (!type || name === 'manifest.json') continue;
    const read = (ending: string) => readFileSync(join(directory, name + ending));
    const plain = read('');
    files.set(name, { type, tag: etag(plain), plain, br: read('.br'), gzip: read('.gz') });
  }

  return {
    manifest,
    add(name, contents) {
      files.set(name, store(contents, types[extname(name)] ?? 'text/plain; charset=utf-8'));
    },
    file(name, request, caching) {
      const stored = files.get(name);
      if (!stored) {
        return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Not found' };
      }
      // The widget is loaded by other sites, which may demand this of everything they include.
      const sharing = { 'cross-origin-resource-policy': 'cross-origin' };
      return answer(stored, request, { 'cache-control': caching, vary: 'accept-encoding', ...sharing });
    },
    compressed(text, type, request, headers) {
      const stored = texts.get(text) ?? store(text, type);
      texts.set(text, stored);
      return answer(stored, request, headers);
    },
  };
}

function answer(stored: Stored, request: PageRequest, headers: Record<string, string>): PageAnswer {
  const shared = { 'x-content-type-options': 'nosniff', etag: stored.tag, ...headers };
  if (request.ifNoneMatch?.includes(stored.tag)) return { status: 304, headers: shared, body: '' };
  const encoding = /\bbr\b/.test(request.acceptEncoding ?? '')
    ? 'br'
    : /\bgzip\b/.test(request.acceptEncoding ?? '')
      ? 'gzip'
      : undefined;
  return {
    status: 200,
    headers: {
      'content-type': stored.type,
      ...shared,
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
    body: encoding ? stored[encoding] : stored.plain,
  };
}

function store(text: string, type: string): Stored {
  const plain = Buffer.from(text);
  let br: Buffer | undefined;
  let gzip: Buffer | undefined;
  // When first asked for: of sixteen languages a server may need one. Quality 5 costs about a millisecond; the last
  // few per cent are not worth a second.
  return {
    type,
    tag: etag(plain),
    plain,
    get br() {
      br ??= brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      return br;
    },
    get gzip() {
      gzip ??= gzipSync(plain);
      return gzip;
    },
  };
}

function etag(contents: Buffer): string {
  return `"${createHash('sha256').update(contents).digest('base64url').slice(0, 16)}"`;
}

function readManifest(directory: string): PageManifest {
  try {
    return pageManifest.parse(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')));
  } catch (cause) {
    throw new GuideError('pages-not-built', directory, { cause });
  }
}
