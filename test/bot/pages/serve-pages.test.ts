import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { loadTexts } from '../../../bot/locale-files.ts';
import { createPages, type Pages } from '../../../bot/pages/serve-pages.ts';

const texts = loadTexts(join(import.meta.dirname, '../../../locales'));
let pages: Pages;
beforeAll(() => {
  pages = createPages({ texts, embedOrigins: ['https://shop.example'] });
});

const language = (request: Parameters<Pages['chat']>[0]) => pages.chat(request).headers['content-language'];
const html = (request: Parameters<Pages['chat']>[0] = {}) => pages.chat(request).body.toString();

describe('the pages', () => {
  it.each([
    [{ lang: 'es' }, 'es'],
    [{ lang: 'zh-CN' }, 'zh-Hans'],
    [{ lang: 'xx', acceptLanguage: 'ar' }, 'ar'],
    [{ acceptLanguage: 'es-MX,es;q=0.9,en;q=0.8' }, 'es'],
    [{ acceptLanguage: 'en;q=0.3, ar;q=0.9' }, 'ar'],
    [{ acceptLanguage: 'ar;q=0, en' }, 'en'],
    [{ acceptLanguage: '<script>, ;;;, q=1' }, 'en'],
    [{}, 'en'],
  ])('answer %j in %s', (request, expected) => {
    expect(language(request)).toBe(expected);
  });

  it('run from right to left in Arabic', () => {
    expect(html({ lang: 'ar' })).toContain('<html lang="ar" dir="rtl">');
    expect(html()).toContain('<html lang="en" dir="ltr">');
  });

  it('allow scripts, styles and connections of this server only, and nothing inline', () => {
    const policy = pages.chat({}).headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const scripts = html().match(/<script(?![^>]*(src=|application\/json))/g);
    expect(scripts).toBeNull();
    expect(html()).not.toMatch(/ style="| on\w+="/);
  });

  it('allow style elements of one answer of the console by its nonce, and nothing made of text', () => {
    const policies = [1, 2].map(() => pages.console({}).headers['content-security-policy'] ?? '');
    expect(policies[0]).toMatch(/style-src 'self' 'nonce-[\w+/=]{24}';/);
    expect(policies[0]).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(policies[0]).not.toMatch(/unsafe|\*|https?:/);
    expect(policies[0]).not.toBe(policies[1]);
    expect(pages.console({}).headers['cache-control']).toBe('no-store');
  });

  it('load nothing of the console for prospects', () => {
    expect(html()).not.toContain('console');
    expect(pages.console({ lang: 'ar' }).body.toString()).toContain('<html lang="ar" dir="rtl">');
  });

  it('let nobody frame the page, and the listed sites frame the embedded one', () => {
    expect(pages.chat({}).headers['content-security-policy']).toContain("frame-ancestors 'none'");
    const embedded = pages.embed({}).headers;
    expect(embedded['content-security-policy']).toContain("frame-ancestors 'self' https://shop.example");
    expect(embedded).not.toHaveProperty('x-frame-options');
  });

  it('of staff let no script make HTML or script out of texts, and nobody frame them', () => {
    const { headers, body } = pages.signIn({ lang: 'fr' });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    const page = body.toString();
    expect(page).toContain('<html lang="fr" dir="ltr">');
    expect(page).not.toMatch(/ style="| on\w+="|\{\{(?!role|login|time)/);
    for (const [, file] of page.matchAll(/\/pages\/([\w.-]+)/g)) {
      expect(pages.asset(file ?? '', {}).status).toBe(200);
    }
  });

  it('know a language that was asked for from one that was guessed, whoever came first', () => {
    expect(html({ acceptLanguage: 'de' })).toContain('"asked":false');
    expect(html({ lang: 'de' })).toContain('"asked":true');
  });

  it('come compressed as the browser takes them, and equal', () => {
    const plain = pages.chat({ acceptEncoding: 'identity' });
    const brotli = pages.chat({ acceptEncoding: 'gzip, deflate, br' });
    const gzip = pages.chat({ acceptEncoding: 'gzip' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(plain.body.toString());
    expect(gunzipSync(gzip.body).toString()).toBe(plain.body.toString());
  });

  it('are not sent again to a browser that has them', () => {
    const first = pages.chat({});
    const again = pages.chat({ ifNoneMatch: first.headers.etag });
    expect(again.status).toBe(304);
    expect(again.body).toBe('');
  });

  it('link only files that are there, which never change', () => {
    const files = [...html().matchAll(/\/pages\/([\w.-]+)/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const answer = pages.asset(file, {});
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toContain('immutable');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it.each(['manifest.json', '../page-html.ts', '..%2fpage-html.ts', 'constructor', '', 'x'.repeat(10_000)])(
    'know no file "%s"',
    (file) => {
      expect(pages.asset(file, {}).status).toBe(404);
    },
  );

  it('put every language into the menu by its own name', () => {
    expect(html()).toContain('"name":"العربية"');
    expect(html()).toContain('"name":"Español"');
  });

  it('keep words that look like markup inside their JSON', () => {
    const setup = /<script type="application\/json" id="setup">(.*?)<\/script>/s.exec(html())?.[1] ?? '';
    expect(setup).not.toContain('<');
    expect(JSON.parse(setup)).toMatchObject({ language: 'en', framed: false, asked: false });
  });

  it('say what to do when they were not built', () => {
    const directory = mkdtempSync(join(tmpdir(), 'guide-'));
    expect(() => createPages({ texts, directory })).toThrow('pages-not-built');
  });

  it('say which file is wrong when a language has no words for them', () => {
    const localesDirectory = mkdtempSync(join(tmpdir(), 'guide-'));
    expect(() => createPages({ texts, localesDirectory })).toThrow('locale-invalid');
  });
});
