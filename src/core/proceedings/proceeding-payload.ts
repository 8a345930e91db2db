import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { ProceedingRow } from './procedure.js';

/** The answer to a step: the proceeding and its change, or what is wrong. */
export interface ProceedingPayload<Facts extends object = object> {
  readonly proceeding: ProceedingRow<Facts> | null;
  /** The change that was appended; its cursor is known once the sequencer has numbered it. */
  readonly change: { readonly eventId: string } | null;
  readonly userErrors: readonly Refusal[];
}

export function refused(userErrors: readonly Refusal[]): ProceedingPayload<never> {
  return { proceeding: null, change: null, userErrors };
}

export function accepted<Facts extends object>(row: ProceedingRow<Facts>, eventId: string): ProceedingPayload<Facts> {
  return { proceeding: row, change: { eventId }, userErrors: [] };
}

/** Somebody else was faster. */
export function conflict(): ProceedingPayload<never> {
  return refused([refusal('expectedRevision', 'PRECONDITION_FAILED', '已被他人办理，请重新读取后再试')]);
}
