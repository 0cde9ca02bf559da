import { type ErrorCode, GuideError } from '../../../dialogs/errors.ts';

/** What a span may tell. Fixed words and numbers: there is no room for an id or for what anybody said. */
export interface SpanFacts {
  /** What set a turn off. */
  cause?: 'open' | 'message' | 'reminder' | 'desk';
  /** The name of a channel, as the store keeps it. */
  channel?: string;
  outcome?: 'committed' | 'duplicate' | 'postponed' | 'gone' | 'conflict' | 'erased' | 'delivered';
  /** Which attempt it is, from 1. */
  attempt?: number;
}

export interface SpanAbout {
  name: 'turn' | 'converse' | 'commit' | 'delivery';
  facts?: SpanFacts;
  /** Whether it begins a trace, whatever it is called in. */
  apart?: boolean;
}

/** Measures what happens as spans, each within the one that it is called in. */
export interface Tracer {
  /** Does the work and returns what it returns. `told` says what the result adds to the facts. */
  during<Result>(
    about: SpanAbout,
    work: () => Promise<Result>,
    told?: (result: Result) => SpanFacts,
  ): Promise<Result>;
  /** The same for work that is done when it returns. */
  atOnce<Result>(about: SpanAbout, work: () => Result): Result;
  /** Begins the span of a request; `traceparent` is its header, which is ignored unless it is well-formed. */
  request(traceparent: string | undefined): RequestSpan;
  /** Sends what is left, as far as that is possible. Never rejects. */
  close(): Promise<void>;
}

export interface RequestSpan {
  /** Does what is done for the request. */
  within<Result>(work: () => Result): Result;
  end(answered: AnsweredRequest): void;
}

export interface AnsweredRequest {
  method: string;
  /** The pattern of the address, never the address; undefined when there was no such route. */
  route: string | undefined;
  status: number;
  error: ErrorCode | undefined;
}

/** Does the work and measures nothing. */
export const noTracer: Tracer = {
  during: (_about, work) => work(),
  atOnce: (_about, work) => work(),
  request: () => noRequestSpan,
  close: async () => undefined,
};

const noRequestSpan: RequestSpan = { within: (work) => work(), end: () => undefined };

/** All that a span tells of an error: messages can quote what somebody said. */
export function tracedCode(error: unknown): ErrorCode {
  return error instanceof GuideError ? error.code : 'unexpected';
}
