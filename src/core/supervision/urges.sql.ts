import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import { $, join, raw, sql, type IdentifiedSql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource } from '../../platform/graphql/keyset-list.js';
import type { UrgeRow } from './urge.js';

const columns: readonly Column[] = [
  { property: 'key', column: 'id', type: 'uuid' },
  { property: 'deadlineKey', column: 'deadline_key', type: 'text' },
  { property: 'proceedingId', column: 'proceeding_id', type: 'uuid' },
  { property: 'recordId', column: 'record_id', type: 'uuid' },
  { property: 'procedure', column: 'procedure', type: 'text' },
  { property: 'number', column: 'number', type: 'text' },
  { property: 'clock', column: 'clock', type: 'text' },
  { property: 'label', column: 'label', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'responsibleId', column: 'responsible_id', type: 'int' },
  { property: 'urgedById', column: 'urged_by', type: 'int' },
  { property: 'urgingPersonId', column: 'urging_person_id', type: 'int' },
  { property: 'urgedAt', column: 'urged_at', type: 'timestamptz' },
  { property: 'answerBy', column: 'answer_by', type: 'timestamptz' },
  { property: 'note', column: 'note', type: 'text' },
  { property: 'audience', column: 'audience', type: 'int[]' },
  { property: 'answeredAt', column: 'answered_at', type: 'timestamptz' },
  { property: 'answeredById', column: 'answered_by', type: 'int' },
  { property: 'answeringPersonId', column: 'answering_person_id', type: 'int' },
  { property: 'answer', column: 'answer', type: 'text' },
  { property: 'expectedBy', column: 'expected_by', type: 'date' },
];
const read = rowReader<UrgeRow>(columns);
const select = join(columns.map(({ column }) => raw(`u.${column}`)));

/** Urges, the latest first. */
export const urgeList = keysetList('urges', 'DESC', { urgedAt: ['u.urged_at', 'timestamptz'], key: ['u.id', 'uuid'] });

/** Urges that whoever acts may see. */
export function urgeSource(session: Session, conditions: readonly Sql[]): RowSource<UrgeRow, IdentifiedSql> {
  return {
    select,
    matching: () => ({
      from: sql`urge u`,
      where: sql`${join([identified, ...conditions], ' AND ')} AND ${identified}`,
    }),
    run: (statement) => runAs(session, statement),
    read,
  };
}

export async function readUrges(keys: readonly string[], session: Session): Promise<Map<string, UrgeRow>> {
  const rows = await runAs(
    session,
    sql`SELECT ${select} FROM urge u WHERE u.id = ANY (${$(keys, 'uuid[]')}) AND ${identified}`,
  );
  return new Map(rows.map(read).map((urge) => [urge.key, urge]));
}

/** The urges of proceedings, as they were told, by proceeding. */
export async function urgesOfProceedings(keys: readonly string[], session: Session): Promise<Map<string, UrgeRow[]>> {
  const rows = await runAs(
    session,
    sql`SELECT ${select} FROM urge u WHERE u.proceeding_id = ANY (${$(keys, 'uuid[]')}) AND ${identified}
      ORDER BY u.proceeding_id, u.urged_at, u.id`,
  );
  return Map.groupBy(rows.map(read), ({ proceedingId }) => String(proceedingId));
}

/** The urges of deadlines, as they were told, by the deadline's key. */
export async function urgesOfDeadlines(keys: readonly string[], session: Session): Promise<Map<string, UrgeRow[]>> {
  const rows = await runAs(
    session,
    sql`SELECT ${select} FROM urge u WHERE u.deadline_key = ANY (${$(keys, 'text[]')}) AND ${identified}
      ORDER BY u.deadline_key, u.urged_at, u.id`,
  );
  return Map.groupBy(rows.map(read), ({ deadlineKey }) => deadlineKey);
}

/** Writes an urge; false where its deadline has one that is not answered. */
export async function insertUrge(executor: Executor, urge: UrgeRow): Promise<boolean> {
  const values = urge as unknown as Readonly<Record<string, unknown>>;
  const names = join(columns.map(({ column }) => raw(column)));
  const rows = await run(
    executor,
    sql`INSERT INTO urge (${names}) SELECT ${join(columns.map(({ property, type }) => $(values[property], type)))}
      ON CONFLICT (deadline_key) WHERE answered_at IS NULL DO NOTHING RETURNING id`,
  );
  return rows.length === 1;
}

/** An urge that whoever acts may see, locked until the transaction ends. */
export async function lockUrge(executor: Executor, key: string): Promise<UrgeRow | null> {
  const [row] = await run(executor, sql`SELECT ${select} FROM urge u WHERE u.id = ${$(key, 'uuid')} FOR UPDATE`);
  return row ? read(row) : null;
}

export async function writeAnswer(executor: Executor, urge: UrgeRow): Promise<void> {
  await run(
    executor,
    sql`UPDATE urge SET answered_at = ${$(urge.answeredAt, 'timestamptz')}, answered_by = ${$(urge.answeredById, 'int')},
        answering_person_id = ${$(urge.answeringPersonId, 'int')}, answer = ${$(urge.answer, 'text')},
        expected_by = ${$(urge.expectedBy, 'date')}
      WHERE id = ${$(urge.key, 'uuid')}`,
  );
}

/** What somebody has yet to answer. */
export async function awaitedAnswers(session: Session, responsible: number): Promise<UrgeRow[]> {
  const rows = await runAs(
    session,
    sql`SELECT ${select} FROM urge u
      WHERE u.responsible_id = ${$(responsible, 'int')} AND u.answered_at IS NULL AND ${identified} ORDER BY u.answer_by, u.id`,
  );
  return rows.map(read);
}

/** One more organization sees an urge. */
export async function showUrge(executor: Executor, key: string, organization: number): Promise<void> {
  await run(
    executor,
    sql`UPDATE urge SET audience = audience || ${$(organization, 'int')} WHERE id = ${$(key, 'uuid')}`,
  );
}
