import { identified, runAs } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { join, sql, type IdentifiedSql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { actingOn } from '../organizations/index.js';
import { presentDeadline, type Deadline } from './deadline.js';

interface DeadlineRow {
  readonly key: string;
  readonly title: string;
  readonly rule: string;
  readonly dueAt: string;
  readonly responsibleId: number;
  readonly subjectId: string;
}

const read = rowReader<DeadlineRow>([
  { property: 'key', column: 'key', type: 'text' },
  { property: 'title', column: 'title', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'responsibleId', column: 'responsible_id', type: 'int' },
  { property: 'subjectId', column: 'subject_id', type: 'text' },
]);

/** Deadlines, the earliest first. */
export const deadlineList = keysetList('deadlines', 'ASC', {
  dueAt: ['d.due_at', 'timestamptz'],
  key: ['d.key', 'text'],
});

export function deadlineSource(hub: Hub, viewer: Viewer): RowSource<Deadline, IdentifiedSql> {
  const now = hub.clock.now();
  const today = shanghaiDay(now).toString();
  return {
    select: sql`d.key, d.title, d.rule, d.due_at, d.responsible_id, d.subject_id`,
    matching() {
      const sources = hub.deadlineSources.map((source) => source(viewer, now, hub.organizations));
      return { from: sql`(${join(sources, ' UNION ALL ')}) d`, where: identified };
    },
    run: (statement) => runAs(actingFor(viewer.organization, hub.pool), statement),
    read(row) {
      const { responsibleId, ...facts } = read(row);
      const responsible = hub.organizations.byKey(responsibleId);
      // What is awaited from an organization that has ended is awaited from whoever acts for it.
      return presentDeadline({ ...facts, responsible: actingOn(responsible, today) ?? responsible }, now);
    },
  };
}
