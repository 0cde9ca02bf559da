import { randomBytes } from 'node:crypto';
import type { Texts } from '../../dialogs/texts.ts';
import { assetShelf } from './asset-shelf.ts';
import { consoleHtml } from './console-html.ts';
import { type ConsoleWords, consoleWords, consoleWordsPrefix } from './console-words.ts';
import { contentSecurity, staffSecurity } from './content-security.ts';
import { pageHtml } from './page-html.ts';
import { pageWords } from './page-words.ts';
import { signInHtml } from './sign-in-html.ts';

/** What a request for a page says. Header names as in HTTP; `lang` is the `?lang=` of the address. */
export interface PageRequest {
  lang?: string | undefined;
  acceptLanguage?: string | undefined;
  acceptEncoding?: string | undefined;
  ifNoneMatch?: string | undefined;
}

/** A whole HTTP answer; the web server only has to copy it. */
export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/** Everything the browser is given. Each answer carries its own security and caching headers. */
export interface Pages {
  /** `GET /`: the chat as a page of its own. */
  chat(request: PageRequest): PageAnswer;
  /** `GET /embed`: the chat for a frame; only the allowed origins may show it. */
  embed(request: PageRequest): PageAnswer;
  /** `GET /widget.js`: the script that other sites include. */
  widget(request: PageRequest): PageAnswer;
  /** `GET /console/sign-in`: where staff sign in. */
  signIn(request: PageRequest): PageAnswer;
  /** `GET /console`: the desk of staff, new for each request. Nothing in it is about anybody. */
  console(request: PageRequest): PageAnswer;
  /** `GET /pages/:file`: hashed assets and the words of each language. 404 for anything else. */
  asset(file: string, request: PageRequest): PageAnswer;
}

export interface PagesOptions {
  texts: Texts;
  /** Origins such as `https://example.com` that may frame the chat besides this server's own. */
  embedOrigins?: readonly string[];
  /** Id of the rule pack whose requirements the console names. */
  pack?: string;
  /** Where `buildPages` wrote; the default is `dist/` beside this file. */
  directory?: string;
  /** The folder of `<tag>/page.json`; the default is `locales/` of this project. */
  localesDirectory?: string;
}

/** Reads everything into memory once. Throws `pages-not-built` when the build is missing. */
export function createPages(options: PagesOptions): Pages {
  const { texts, embedOrigins = [], pack = 'koogallery' } = options;
  const shelf = assetShelf(options.directory);
  const words = pageWords(texts, options.localesDirectory);
  for (const [name, contents] of words.files) shelf.add(name, contents);
  let deskWords: ConsoleWords | undefined;
  /** Made when staff first ask: most starts are without a desk. */
  const readDeskWords = () => {
    if (deskWords) return deskWords;
    deskWords = consoleWords(texts, pack, options.localesDirectory);
    for (const [name, contents] of deskWords.files) shelf.add(name, contents);
    return deskWords;
  };
  const languageOf = ({ lang, acceptLanguage }: PageRequest) =>
    texts.match([...(lang ? [lang] : []), ...preferred(acceptLanguage)]);

  const page = (security: Record<string, string>, html: (language: string, asked: boolean) => string) => {
    const rendered = new Map<string, string>();
    return (request: PageRequest): PageAnswer => {
      const language = languageOf(request);
      const asked = request.lang !== undefined;
      const name = `${language} ${asked}`;
      const made = rendered.get(name) ?? html(language, asked);
      rendered.set(name, made);
      return shelf.compressed(made, 'text/html; charset=utf-8', request, {
        ...security,
        'cache-control': 'no-cache',
        'content-language': language,
        vary: 'accept-encoding, accept-language',
      });
    };
  };
  const chat = (framed: boolean) =>
    page(contentSecurity(framed ? embedOrigins : undefined), (language, asked) =>
      pageHtml({ manifest: shelf.manifest, words, language, framed, asked }),
    );

  return {
    chat: chat(false),
    embed: chat(true),
    signIn: page(staffSecurity(), (language) => signInHtml(shelf.manifest, texts, language)),
    console(request) {
      const language = languageOf(request);
      const nonce = randomBytes(16).toString('base64');
      return {
        status: 200,
        headers: {
          ...staffSecurity(nonce),
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'content-language': language,
          'x-content-type-options': 'nosniff',
          vary: 'accept-language',
        },
        body: consoleHtml({ manifest: shelf.manifest.console, words: readDeskWords(), language, nonce }),
      };
    },
    widget: (request) => shelf.file(shelf.manifest.widget, request, 'public, max-age=3600'),
    asset(file, request) {
      if (file.startsWith(consoleWordsPrefix)) readDeskWords();
      return shelf.file(file, request, 'public, max-age=31536000, immutable');
    },
  };
}

/** Tags of an Accept-Language header, best first; what is malformed is left out. */
function preferred(header = ''): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.trim(), quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, quality }) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
