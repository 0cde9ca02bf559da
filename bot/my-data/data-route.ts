import type { World } from '../../dialogs/conversation.ts';
import { acceptedLanguages } from '../http/accepted-languages.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { Route } from '../http/route.ts';
import type { Store } from '../store/store.ts';
import { collectData } from './collect-data.ts';
import { dataHtml, dataPolicy, goneHtml } from './data-html.ts';
import type { DataLinks } from './data-links.ts';

export interface DataRouteParts {
  links: DataLinks;
  store: Store;
  /** By conversation: to collect everything is more work than to show a page. */
  limit: RateLimit;
  /** What a stored conversation is described with. */
  world(): World;
}

/**
 * What is kept of a conversation, by its signed link: a page to read, and with `?as=json` a file for machines. A link
 * that was forged, is too old, or is of an erased conversation is answered in one way.
 */
export function dataRoute({ links, store, limit, world }: DataRouteParts): Route {
  return {
    method: 'GET',
    path: '/my-data/:link',
    name: 'my-data',
    async answer({ params, query, header }) {
      const present = world();
      const link = params.link ?? '';
      const conversationId = links.verify(link);
      if (conversationId !== undefined) await limit.take(conversationId);
      const data =
        conversationId === undefined ? undefined : await collectData(conversationId, store, present);
      if (!data) {
        const language = present.texts.match(acceptedLanguages(header('accept-language')));
        return { status: 404, headers: htmlHeaders(language), body: goneHtml(language, present.texts) };
      }
      if (query.get('as') !== 'json')
        return {
          status: 200,
          headers: htmlHeaders(data.language),
          body: dataHtml(data, present.texts, `/my-data/${link}?as=json`),
        };
      return {
        status: 200,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': `attachment; filename="my-data-${data.madeAt.slice(0, 10)}.json"`,
          'x-robots-tag': 'noindex',
        },
        body: `${JSON.stringify(data, null, 2)}\n`,
      };
    },
  };
}

function htmlHeaders(language: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    'content-security-policy': dataPolicy,
    'x-robots-tag': 'noindex',
  };
}
