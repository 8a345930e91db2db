/** A rollup: its cells' columns beside viewer and day, and the records it is made from (migrations 0016, 0070). */
export interface Rollup {
  /** Its tables are `<name>_delta`, `<name>_daily` and `<name>_monthly`. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly counts: readonly string[];
  /** The records, and the day of each. */
  readonly records: string;
  readonly day: string;
  /** What a record counts, for each viewer. */
  readonly contribution: string;
}

export const sharingRollup: Rollup = {
  name: 'sharing',
  keys: ['publisher_id', 'category'],
  counts: ['shared', 'same_day', 'extended', 'late', 'awaited'],
  records: 'shared_record r',
  day: 'r.formed_on',
  contribution: 'sharing_contribution(r, 1)',
};

export const penaltyRollup: Rollup = {
  name: 'penalty',
  keys: ['publisher_id', 'heaviest_kind', 'item_code', 'party_kind'],
  counts: ['decisions', 'fine_total', 'confiscated_total', 'executed', 'set_aside'],
  records: 'penalty_decision d JOIN shared_record r ON r.id = d.record_id',
  day: 'd.decided_on',
  contribution: 'penalty_contribution(d, r, 1)',
};

export const rollups: readonly Rollup[] = [sharingRollup, penaltyRollup];
