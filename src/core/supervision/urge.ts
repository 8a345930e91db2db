import { globalIds } from '../../kernel/global-id.js';

export const urgeIds = globalIds('urg_');

/** Somebody was urged to do what is overdue (催办). Instants are RFC 3339. */
export interface UrgeRow {
  /** Key in the database. */
  readonly key: string;
  /** The deadline as its source names it. */
  readonly deadlineKey: string;
  readonly proceedingId: string | null;
  readonly recordId: string | null;
  readonly procedure: string | null;
  /** Register number of the proceeding. */
  readonly number: string | null;
  readonly clock: string;
  readonly label: string;
  readonly rule: string;
  readonly dueAt: string;
  readonly responsibleId: number;
  readonly urgedById: number;
  readonly urgingPersonId: number;
  readonly urgedAt: string;
  /** The first instant at which an answer is late. */
  readonly answerBy: string;
  readonly note: string | null;
  /** Keys of who is urged and who supervises. */
  readonly audience: readonly number[];
  readonly answeredAt: string | null;
  readonly answeredById: number | null;
  readonly answeringPersonId: number | null;
  readonly answer: string | null;
  /** `YYYY-MM-DD`, the day by which it will be done, as whoever is urged says. */
  readonly expectedBy: string | null;
}
