import type { Refusal } from '../../kernel/refusal.js';
import type { RecordRow } from './record.js';

/** The answer to a mutation of a record: the record and its change, or what is wrong. */
export interface RecordPayload {
  readonly record: RecordRow | null;
  /** The change that was appended; its cursor is known once the sequencer has numbered it. */
  readonly change: { readonly eventId: string } | null;
  readonly userErrors: readonly Refusal[];
}

export function refused(userErrors: readonly Refusal[]): RecordPayload {
  return { record: null, change: null, userErrors };
}

export function accepted(record: RecordRow, eventId: string): RecordPayload {
  return { record, change: { eventId }, userErrors: [] };
}
