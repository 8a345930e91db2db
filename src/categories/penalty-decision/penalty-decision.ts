import { normalizeForSearch } from '../../kernel/text.js';
import type { PenaltyKind } from './penalty-kind.js';

export const partyKinds = {
  LEGAL_PERSON: 'LEGAL_PERSON',
  SOLE_TRADER: 'SOLE_TRADER',
  NATURAL_PERSON: 'NATURAL_PERSON',
} as const;
export type PartyKind = keyof typeof partyKinds;

/** A party's name as searches compare it; null of a natural person, whose decisions nobody gathers by name. */
export function normalizedParty(kind: PartyKind, name: string): string | null {
  return kind === 'NATURAL_PERSON' ? null : normalizeForSearch(name) || null;
}

export const executionStatuses = {
  NOT_YET: 'NOT_YET',
  PARTIAL: 'PARTIAL',
  EXECUTED: 'EXECUTED',
  COMPULSORY: 'COMPULSORY',
  SUSPENDED: 'SUSPENDED',
} as const;
export type ExecutionStatus = keyof typeof executionStatuses;

/** The category's own fields of a penalty decision, as published. Days are `YYYY-MM-DD`, amounts yuan as text. */
export interface PenaltyDecisionFields {
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly partyName: string;
  readonly partyKind: PartyKind;
  readonly partyCode?: string | null;
  readonly legalRepresentative?: string | null;
  readonly violation: string;
  readonly facts: string;
  readonly legalBasis: string;
  readonly penaltyKinds: PenaltyKind[];
  readonly content: string;
  readonly fineAmount?: string | null;
  readonly confiscatedAmount?: string | null;
  readonly itemCode?: string | null;
  /** The global id of the case that it ends, or the key as a record keeps it. */
  readonly caseId?: string | null;
}
