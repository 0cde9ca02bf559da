import type { Json } from './store.ts';

/**
 * A value as it would survive being written as JSON: undefined members and functions fall away, dates become
 * ISO texts. Throws on what JSON cannot hold at all, such as a bigint.
 */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object') return objectToJson(value);
  if (value === undefined) return null;
  throw new TypeError(`a ${typeof value} has no place in JSON`);
}

function objectToJson(value: object): Json {
  if ('toJSON' in value && typeof value.toJSON === 'function') return toJson(value.toJSON());
  const json: { [key: string]: Json } = {};
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined && typeof member !== 'function') json[key] = toJson(member);
  }
  return json;
}
