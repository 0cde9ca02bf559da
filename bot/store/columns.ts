import { GuideError } from '../../dialogs/errors.ts';
import type { Conversation, Json } from './store.ts';

/** What an engine hands over of a column; NULL is null, and a column that was not asked for undefined. */
type Column = unknown;

/** A text. Throws `store-unavailable` where the column holds none. */
export function textOf(value: Column): string {
  if (typeof value !== 'string') throw new GuideError('store-unavailable', 'A column does not hold a text.');
  return value;
}

/** A number, also of a bigint and of the digits as which some drivers hand it over. */
export function numberOf(value: Column): number {
  return Number(value);
}

/** A JSON value from its text. Throws as `textOf` does, and where it is no JSON. */
export function jsonOf(value: Column): Json {
  return JSON.parse(textOf(value));
}

/** A text, undefined for NULL. */
export function optionalText(value: Column): string | undefined {
  return value === null || value === undefined ? undefined : textOf(value);
}

/** A row of conversations; its state is parsed when it is looked at. */
export function conversationOf(row: Record<string, Column>): Conversation {
  return {
    id: textOf(row.id),
    channel: textOf(row.channel),
    userId: textOf(row.user_id),
    version: Number(row.version),
    get state() {
      return jsonOf(row.state);
    },
    lastSequence: Number(row.last_sequence),
    createdAt: textOf(row.created_at),
    updatedAt: textOf(row.updated_at),
  };
}
