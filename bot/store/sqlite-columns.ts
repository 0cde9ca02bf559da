import type { SQLOutputValue } from 'node:sqlite';
import { GuideError } from '../../dialogs/errors.ts';
import type { Json } from './store.ts';

type Column = SQLOutputValue | undefined;

export function textOf(value: Column): string {
  if (typeof value !== 'string') throw new GuideError('store-unavailable', 'A column does not hold a text.');
  return value;
}

export function numberOf(value: Column): number {
  return Number(value);
}

export function jsonOf(value: Column): Json {
  return JSON.parse(textOf(value));
}
