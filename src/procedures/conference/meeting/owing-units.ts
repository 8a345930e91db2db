import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../../kernel/instant-text.js';
import type { StepScope } from '../../../core/proceedings/index.js';
import { readOwingUnits } from './owing-units.sql.js';

/** Organizations that have yet to report at the meeting. */
export type Owing = readonly number[];

/** Reads who owes a report at the meeting as it stands. */
export const loadOwing = ({
  session,
  row,
}: StepScope & { readonly row: { readonly meetsAt: string } }): Promise<Owing> => readOwingUnits(session, row.meetsAt);

/** Reads who owes one at the time that a request sets. */
export const loadOwingThen = ({
  session,
  input,
}: StepScope & { readonly input: { readonly meetsAt: Temporal.Instant } }): Promise<Owing> =>
  readOwingUnits(session, shanghaiText(input.meetsAt));

/** The guests of a meeting together with those. */
export function withOwing(guestIds: readonly number[], owing: Owing): number[] {
  return [...new Set([...guestIds, ...owing])];
}
