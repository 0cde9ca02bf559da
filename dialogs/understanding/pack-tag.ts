import { likelyLocale } from '../parse-locale.ts';

/** The pack for a BCP 47 tag: es-MX → es, zh-CN → zh-Hans, zh-HK → zh-Hant. */
export function packTag(tag: string, packs: Record<string, unknown>): string | undefined {
  if (tag !== 'common' && Object.hasOwn(packs, tag)) return tag;
  const locale = likelyLocale(tag);
  if (locale === undefined) return undefined;
  const { language, script } = locale;
  return [`${language}-${script}`, language].find((name) => name !== 'common' && Object.hasOwn(packs, name));
}
