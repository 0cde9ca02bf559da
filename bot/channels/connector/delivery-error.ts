import { GuideError } from '../../../dialogs/errors.ts';

/**
 * Why a message was not delivered. `refused`: never sent, its address is not trusted. `status`: the service answered
 * with one that is no success. `unreadable`: what is kept of it or its address is not what it should be. `unreachable`: there was no answer. `credentials`: the bot got no token to send with.
 */
export type DeliveryFault = 'refused' | 'unreadable' | 'status' | 'timeout' | 'unreachable' | 'credentials';

/** Holds nothing of what the service answered: that could be any text, of anybody. */
export class DeliveryError extends GuideError {
  readonly kind: DeliveryFault;
  readonly status: number | undefined;
  /** Seconds that the service asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(kind: DeliveryFault, status?: number, retryAfter?: number) {
    super('delivery-failed', `${kind}${status === undefined ? '' : ` ${status}`}.`);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
