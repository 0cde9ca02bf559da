import type { Request } from 'restify';
import { GuideError } from '../../dialogs/errors.ts';

/** Bytes of JSON a request may carry. */
export const maxBodyBytes = 64 * 1024;

/**
 * Refuses what restify 12 cannot take. Its body parsers die of a body that says gzip and is not, and do not
 * bound one that is; its router dies of a target that is no path and of a Host
 * header with which the address is no URL.
 */
export function refuseUnsafeRequest(request: Request): void {
  const { url = '', headers } = request;
  if (!url.startsWith('/') || !URL.canParse(`http://${headers.host ?? 'localhost'}${url}`)) {
    throw new GuideError('request-malformed', '');
  }
  if (headers['content-encoding'] !== undefined) {
    throw new GuideError('content-encoding-unsupported', '');
  }
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) {
    throw new GuideError('body-too-large', '');
  }
}

/** Refuses a body that is not declared as JSON, so that no form of another site can post one. */
export function refuseOtherThanJson(request: Request): void {
  const hasBody =
    Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;
  if (hasBody && request.getContentType() !== 'application/json') {
    throw new GuideError('content-type-unsupported', '');
  }
}
