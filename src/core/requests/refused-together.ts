import type { Refusal } from '../../kernel/refusal.js';

/** Thrown out of a transaction that must not be: what was refused, and nothing stays. */
export class RefusedTogether extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super('refused together with what it belongs to');
  }
}
