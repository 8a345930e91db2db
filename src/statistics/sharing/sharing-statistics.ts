import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { compare, sameGroup, type PeriodComparison } from '../comparison.js';
import { chosen } from '../grouping.sql.js';
import {
  medianDelays,
  sharingDimensions,
  sharingStatistics,
  type SharingDimension,
  type SharingFigures,
} from './sharing-statistics.sql.js';
import { underSuccessors } from '../successors.js';

type Row = SharingFigures & { readonly medianDelayHours: number | null };

export interface SharingQuestion {
  readonly period: Period;
  readonly groupBy: readonly SharingDimension[];
  readonly compareWith: PeriodComparison | null;
  /** Whether the medians are asked for: they alone read every record. */
  readonly medians: boolean;
  readonly bySuccessor: boolean;
}

const nothing = {
  shared: 0,
  sameDay: 0,
  extended: 0,
  late: 0,
  historical: 0,
  awaited: 0,
  sameDayRate: null,
  medianDelayHours: null,
};

/** The figures of each group, with those of the compared period. */
export async function askSharing(
  hub: Hub,
  viewer: Viewer,
  { period, groupBy, compareWith, medians, bySuccessor }: SharingQuestion,
): Promise<{ rows: (Row & { compared: Row | null })[]; comparedPeriod: Period | null }> {
  const dimensions = underSuccessors(hub, chosen(sharingDimensions, groupBy), bySuccessor);
  const read = async (of: Period): Promise<Row[]> => {
    const rows = await sharingStatistics(hub, viewer, of, dimensions);
    const delays = medians ? await medianDelays(hub, viewer, of, dimensions) : [];
    const delayOf = sameGroup(delays, dimensions);
    return rows.map((row) => ({ ...row, medianDelayHours: delayOf(row)?.medianDelayHours ?? null }));
  };
  return compare(read, { period, dimensions, compareWith, nothing });
}
