import type { Hub } from '../../core/hub.js';
import type { Organization } from '../../core/organizations/index.js';
import { procedureOf } from '../../core/proceedings/index.js';
import { urgeIds } from '../../core/supervision/index.js';
import { recordIds } from '../../core/records/index.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAsRole } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import type { AssessmentFigureName } from './assessment-figures.js';
import { mattersOf, urgeAct } from './matters.sql.js';

/** One of those that a number counts; instants are RFC 3339. */
export interface Matter {
  readonly at: string;
  readonly key: string;
  readonly organizationKey: number;
  readonly procedure: string | null;
  readonly act: string;
  readonly rule: string | null;
  readonly number: string | null;
  readonly subjectKey: string;
  readonly category: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
}

const read = rowReader<Matter>([
  { property: 'at', column: 'at', type: 'timestamptz' },
  { property: 'key', column: 'key', type: 'text' },
  { property: 'organizationKey', column: 'organization_id', type: 'int' },
  { property: 'procedure', column: 'procedure', type: 'text' },
  { property: 'act', column: 'act', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'number', column: 'number', type: 'text' },
  { property: 'subjectKey', column: 'subject_id', type: 'uuid' },
  { property: 'category', column: 'category', type: 'text' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'doneAt', column: 'done_at', type: 'timestamptz' },
]);

/** By the moment by which each belongs to the period. */
export const matterList = keysetList('assessmentMatters', 'ASC', {
  at: ['m.at', 'timestamptz'],
  key: ['m.key', 'text'],
});

/** Those that a figure of one organization counts in a period; whoever asks may be told of that organization. */
export function matterSource(
  hub: Hub,
  organization: Organization,
  figure: AssessmentFigureName,
  period: Period,
): RowSource<Matter> {
  const now = shanghaiText(hub.clock.now());
  return {
    select: sql`m.at, m.key, m.organization_id, m.procedure, m.act, m.rule, m.number, m.subject_id, m.category, m.due_at, m.done_at`,
    matching: () => ({
      from: sql`${mattersOf(period, now)} m`,
      where: sql`m.organization_id = ${$(organization.key, 'int')} AND ${$(figure, 'text')} = ANY (m.figures)`,
    }),
    run: (statement) => transactionAsRole(hub.pool, 'liandong_statistician', (executor) => run(executor, statement)),
    read,
  };
}

/** What was to be done, or was done: the label of the clock or of the step. */
export function labelOfMatter({ procedures }: Pick<Hub, 'procedures'>, { procedure, act }: Matter): string {
  if (act === urgeAct) return '答复催办';
  if (procedure === null) return '满足需求';
  const { clocks, steps } = procedureOf(procedures, procedure).table;
  return clocks[act]?.label ?? steps[act]?.label ?? act;
}

/** The global id of the urge, case or record. */
export function subjectIdOf({ procedures }: Pick<Hub, 'procedures'>, { procedure, act, subjectKey }: Matter): string {
  if (act === urgeAct) return urgeIds.of(subjectKey);
  return (procedure === null ? recordIds : procedureOf(procedures, procedure).ids).of(subjectKey);
}
