import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build as bundle, type Metafile } from 'esbuild';
import { z } from 'zod';
import type { PageManifest } from './page-manifest.ts';

const brotliCompressed = promisify(brotliCompress);
const gzipped = promisify(gzip);
const widgetFile = z.object({ widget: z.object({ open: z.string(), frame: z.string() }) });

/**
 * Builds what the browser loads into `dist/` beside this file: the chat page's modules and styles under
 * content-hashed names, the widget under a name that never changes, each also as `.br` and `.gz`, and
 * `manifest.json`, which tells the server what to link. Old files are removed.
 */
export async function buildPages(source: string = import.meta.dirname): Promise<PageManifest> {
  const target = join(source, 'dist');
  const shared = {
    bundle: true,
    minify: true,
    target: 'es2022',
    legalComments: 'none',
    write: false,
  } as const;
  const [page, signIn, console, widget] = await Promise.all([
    bundle({
      ...shared,
      entryPoints: { chat: join(source, 'chat/main.ts'), styles: join(source, 'chat/styles/main.css') },
      outdir: target,
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      format: 'esm',
      splitting: true,
      metafile: true,
    }),
    bundle({
      ...shared,
      entryPoints: {
        'sign-in': join(source, 'sign-in/main.ts'),
        'sign-in-styles': join(source, 'sign-in/sign-in.css'),
      },
      outdir: target,
      entryNames: '[name]-[hash]',
      format: 'esm',
    }),
    bundle({
      ...shared,
      entryPoints: {
        console: join(source, 'console/main.tsx'),
        'console-styles': join(source, 'console/styles/main.css'),
      },
      outdir: target,
      entryNames: '[name]-[hash]',
      format: 'esm',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
    bundle({
      ...shared,
      entryPoints: { widget: join(source, 'widget/main.ts') },
      outdir: target,
      format: 'iife',
      define: { widgetWords: JSON.stringify(await widgetWords()) },
    }),
  ]);
  const files = [page, signIn, console, widget].flatMap(({ outputFiles }) =>
    outputFiles.map((file) => ({ name: basename(file.path), contents: file.contents })),
  );
  const manifest: PageManifest = {
    script: named(files, /^chat-.*\.js$/),
    styles: named(files, /^styles-.*\.css$/),
    widget: named(files, /^widget\.js$/),
    signIn: {
      script: named(files, /^sign-in-.*\.js$/),
      styles: named(files, /^sign-in-styles-.*\.css$/),
    },
    console: {
      script: named(files, /^console-(?!styles).*\.js$/),
      styles: named(files, /^console-styles-.*\.css$/),
    },
    preload: staticImports(page.metafile),
    version: createHash('sha256')
      .update(files.map((file) => file.name).join())
      .digest('hex')
      .slice(0, 12),
  };
  await replaceFiles(target, files, manifest);
  return manifest;
}

/** What the widget says, by language, from the `widget` of each `page.json`. */
async function widgetWords(): Promise<Record<string, unknown>> {
  const locales = join(import.meta.dirname, '../../locales');
  const words: Record<string, unknown> = {};
  for (const { name: tag } of (await readdir(locales, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )) {
    const page = widgetFile.safeParse(JSON.parse(await readFile(join(locales, tag, 'page.json'), 'utf8')));
    if (!page.success)
      throw new Error(`locales/${tag}/page.json has no words for the widget`, { cause: page.error });
    words[tag] = page.data.widget;
  }
  return words;
}

async function replaceFiles(
  target: string,
  files: { name: string; contents: Uint8Array }[],
  manifest: PageManifest,
): Promise<void> {
  await mkdir(target, { recursive: true });
  const unwanted = new Set(await readdir(target));
  const write = async (name: string, contents: Uint8Array | string) => {
    unwanted.delete(name);
    await writeFile(join(target, name), contents);
  };
  await Promise.all(
    files.map(async ({ name, contents }) => {
      await write(name, contents);
      await write(`${name}.br`, await brotliCompressed(contents));
      await write(`${name}.gz`, await gzipped(contents, { level: 9 }));
    }),
  );
  await write('manifest.json', JSON.stringify(manifest, null, 2));
  await Promise.all([...unwanted].map((name) => rm(join(target, name), { recursive: true })));
}

/** What the entry imports at once, so that the page can ask for it together with the entry. */
function staticImports({ outputs }: Metafile): string[] {
  const entry = Object.values(outputs).find(({ entryPoint }) => entryPoint?.endsWith('chat/main.ts'));
  return (entry?.imports ?? [])
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => basename(path));
}

function named(files: { name: string }[], pattern: RegExp): string {
  const file = files.find(({ name }) => pattern.test(name));
  if (!file) throw new Error(`The bundler made no file like ${pattern}`);
  return file.name;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const manifest = await buildPages();
  const script = await readFile(join(import.meta.dirname, 'dist', `${manifest.script}.br`));
  process.stdout.write(`pages built: ${manifest.script}, ${script.length} bytes compressed\n`);
}
