import { GuideError } from '../../../dialogs/errors.ts';
import type { Route, RouteRequest } from '../../http/route.ts';
import type { PageRequest, Pages } from '../../pages/serve-pages.ts';

/** The addresses of everything a browser loads. Each answer brings its own security and caching headers. */
export function pageRoutes(pages: Pages): Route[] {
  return [
    { method: 'GET', path: '/', name: 'page', answer: (request) => pages.chat(pageRequest(request)) },
    { method: 'GET', path: '/embed', name: 'embed', answer: (request) => pages.embed(pageRequest(request)) },
    {
      method: 'GET',
      path: '/widget.js',
      name: 'widget',
      answer: (request) => pages.widget(pageRequest(request)),
    },
    {
      method: 'GET',
      path: '/pages/:file',
      name: 'asset',
      answer(request) {
        const asset = pages.asset(request.params.file ?? '', pageRequest(request));
        if (asset.status === 404) throw new GuideError('not-found', '');
        return asset;
      },
    },
  ];
}

/** The addresses of the pages of staff, which hold nothing but words: who may see more is asked behind them. */
export function deskPageRoutes(pages: Pages): Route[] {
  return [
    {
      method: 'GET',
      path: '/console/sign-in',
      name: 'sign-in',
      answer: (request) => pages.signIn(pageRequest(request)),
    },
    {
      method: 'GET',
      path: '/console',
      name: 'console',
      answer: (request) => pages.console(pageRequest(request)),
    },
  ];
}

function pageRequest({ query, header }: RouteRequest): PageRequest {
  return {
    lang: query.get('lang') ?? undefined,
    acceptLanguage: header('accept-language'),
    acceptEncoding: header('accept-encoding'),
    ifNoneMatch: header('if-none-match'),
  };
}
