import { globalIds } from '../../../kernel/global-id.js';

export const listCheckIds = globalIds('lck_');

/** What came of a check: the owner says that nothing has to change, has told its lists anew, or nothing of it rests on the law any more. */
export const listCheckOutcomes = { CONFIRMED: 'CONFIRMED', REVISED: 'REVISED', LAPSED: 'LAPSED' } as const;
export type ListCheckOutcome = keyof typeof listCheckOutcomes;

/** That an organization is to check its lists because a law was adjusted (S1). Instants are RFC 3339. */
export interface ListCheck {
  /** Key in the database. */
  readonly key: string;
  /** Key of the adjustment's record. */
  readonly recordId: string;
  /** Whose items or standards rest on the law. */
  readonly organizationId: number;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly closedAt: string | null;
  readonly outcome: ListCheckOutcome | null;
  readonly note: string | null;
}
