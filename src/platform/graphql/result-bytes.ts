import type { ExecutionResult } from 'graphql';
import { ReadyJson } from './ready-json.js';

const bytesOfValue = 40;

/** About how many bytes a result takes: it is reckoned once for all who share it, without making text of it. */
export function resultBytes({ data, errors = [] }: ExecutionResult): number {
  return bytesOf(data) + errors.length * 1024;
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return bytesOfValue + 2 * value.length;
  if (typeof value !== 'object' || value === null) return bytesOfValue;
  if (value instanceof ReadyJson) return bytesOfValue + value.bytes.length;
  let bytes = bytesOfValue;
  for (const part of Object.values(value)) bytes += bytesOf(part);
  return bytes;
}
