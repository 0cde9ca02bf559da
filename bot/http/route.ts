import type { StaffRole } from '../store/staff-store.ts';

/** A request as routes see it: no socket, no framework, the body already parsed as JSON. */
export interface RouteRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  /** A request header by its name in lower case. */
  header(name: string): string | undefined;
  /** The parsed JSON body; undefined when there was none. Not validated. */
  body: unknown;
  /** Whom to count the request against: an IPv4 address or an IPv6 /64. */
  address: string;
  /** The other end of the connection itself, which may be a proxy. */
  peer: string;
}

/** What a route answers: `json` for a value, `body` for bytes of the type named in the headers. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  body?: string | Buffer;
}

/** One address of the server. Errors of the catalogue that it throws become uniform JSON answers. */
export interface Route {
  method: 'GET' | 'POST';
  path: string;
  /** Appears in the log in place of the address, which may carry ids. */
  name: string;
  /** Whether a JSON body is read. */
  takesJson?: boolean;
  /** Whether scripts of the allowed other origins may call it. */
  crossOrigin?: boolean;
  /** The least role that may call it, of a route of the desk; absent for those of prospects. */
  staff?: StaffRole | 'anybody';
  answer(request: RouteRequest): Answer | Promise<Answer>;
}
