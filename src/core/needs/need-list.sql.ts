import { run, type Executor } from '../../platform/database/index.js';
import { $, join, sql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { NeedRow, NeedStatus } from './need.js';
import { needSelect, readNeedRow } from './needs.sql.js';

/** Needs, the latest first. */
export const needList = keysetList('needs', 'DESC', {
  declaredAt: ['n.declared_at', 'timestamptz'],
  key: ['n.id', 'uuid'],
});

/** Which needs, as they stand on a day; null: any. */
export interface NeedConditions {
  readonly on: string;
  readonly holders: readonly number[] | null;
  readonly category: string | null;
  readonly statuses: readonly NeedStatus[] | null;
}

export function needSource(executor: Executor, conditions: NeedConditions): RowSource<NeedRow> {
  return {
    select: needSelect,
    matching: () => ({ from: sql`need n`, where: listed(conditions) }),
    run: (statement) => run(executor, statement),
    read: readNeedRow,
  };
}

function listed({ on, holders, category, statuses }: NeedConditions): Sql {
  const day = $(on, 'date');
  const ofStatus = {
    UPCOMING: sql`(n.valid_from > ${day} AND (n.valid_to IS NULL OR n.valid_to > ${day}))`,
    ACTIVE: sql`(n.valid_from <= ${day} AND (n.valid_to IS NULL OR n.valid_to > ${day}))`,
    ENDED: sql`n.valid_to <= ${day}`,
  };
  const conditions = [
    ...(holders ? [sql`n.holder_id = ANY (${$(holders, 'int[]')})`] : []),
    ...(category === null ? [] : [sql`${$(category, 'text')} = ANY (n.categories)`]),
    ...(statuses ? [sql`(${join([sql`false`, ...statuses.map((status) => ofStatus[status])], ' OR ')})`] : []),
  ];
  return conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
}
