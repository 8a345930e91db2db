import { identified, runAs, type Session } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { rfc3339, textArray } from '../../platform/database/row.js';
import type { KeyedRequest } from '../requests/index.js';
import type { Procedure, ProceedingRow } from './procedure.js';
import { procedureOf } from './procedure.js';
import { proceedingShape, type ProceedingNames } from './proceeding-shape.sql.js';

/** A proceeding as a step finds it. */
export interface CurrentProceeding<Facts extends object> {
  readonly row: ProceedingRow<Facts>;
  /** Steps taken so far, where the step to be taken asks for any. */
  readonly taken: ReadonlySet<string>;
  /** Kinds of material that came with them, where the step asks for any. */
  readonly materials: ReadonlySet<string>;
  /** The step that led to where it stands, where the request says when the one to be taken was done. */
  readonly followed: { readonly step: string; readonly at: string } | null;
  readonly earlier: EarlierStep | null;
}

/** What the key of the request was used for before. */
export interface EarlierStep {
  readonly subjectId: string;
  readonly eventId: string;
  readonly sameRequest: boolean;
}

const none = sql`'{}'`;

/** The first step `f` of the state in which a proceeding `p` stands, and when it was done. */
const followed = sql`(SELECT s.step, coalesce(s.occurred_at, s.taken_at) AS at FROM proceeding_step s
        WHERE s.proceeding_id = p.id AND s.revision > (SELECT coalesce(max(o.revision), 0) FROM proceeding_step o
          WHERE o.proceeding_id = p.id AND o.state <> p.state)
        ORDER BY s.revision LIMIT 1)`;
const nobody = sql`(SELECT NULL AS step, NULL AS at)`;

/**
 * All that deciding on a step needs, in one statement: the proceeding, what was done in it, and whether the request is a repetition.
 * Nothing is locked: the step itself finds out whether another came before it.
 */
export async function readCurrentProceeding<Facts extends object>(
  names: ProceedingNames,
  procedure: Procedure<Facts>,
  key: string,
  request: KeyedRequest,
  session: Session,
  step: string,
  tellsWhen = false,
): Promise<CurrentProceeding<Facts> | null> {
  const shape = proceedingShape(procedure);
  // Few steps ask what was done or brought before; of those that share a mutation any may be meant.
  const meant = Object.entries(procedure.table.steps).flatMap(([name, each]) =>
    name === step || procedure.mutations[name] === procedure.mutations[step] ? each : [],
  );
  const taken = meant.some(({ after }) => after)
    ? sql`ARRAY(SELECT DISTINCT s.step FROM proceeding_step s WHERE s.proceeding_id = p.id)`
    : none;
  const brought = meant.some(({ materials }) => materials)
    ? sql`ARRAY(SELECT DISTINCT m.kind FROM proceeding_material m WHERE m.proceeding_id = p.id)`
    : none;
  const [row] = await runAs(
    session,
    sql`SELECT ${shape.select}, ${taken} AS taken, ${brought} AS materials, f.step, f.at,
        k.record_id AS key_subject, k.event_id AS key_event, k.request_hash = ${$(request.hash, 'bytea')} AS key_same
      FROM ${shape.from} LEFT JOIN idempotency_key k
        ON k.organization_id = ${$(session.identity, 'int')} AND k.key = ${$(request.idempotencyKey, 'text')}
      CROSS JOIN LATERAL ${tellsWhen ? followed : nobody} f
      WHERE p.id = ${$(key, 'uuid')} AND ${identified}`,
  );
  if (!row) return null;
  const [steps, materials, led, ledAt, subjectId, eventId, same] = row.slice(shape.width);
  return {
    row: shape.read(row, names),
    taken: new Set(textArray(steps ?? '{}')),
    materials: new Set(textArray(materials ?? '{}')),
    followed: led != null && ledAt != null ? { step: led, at: rfc3339(ledAt) } : null,
    earlier: subjectId != null && eventId != null ? { subjectId, eventId, sameRequest: same === 't' } : null,
  };
}

/** Proceedings of one procedure by key, whole. */
export async function readOfProcedure<Facts extends object>(
  names: ProceedingNames,
  procedure: Procedure<Facts>,
  keys: readonly string[],
  session: Session,
): Promise<Map<string, ProceedingRow<Facts>>> {
  const shape = proceedingShape(procedure);
  const rows = await runAs(
    session,
    sql`SELECT ${shape.select} FROM ${shape.from} WHERE p.id = ANY (${$(keys, 'uuid[]')}) AND ${identified}`,
  );
  return new Map(rows.map((row) => shape.read(row, names)).map((read) => [read.key, read]));
}

/** Proceedings of any procedure by key, whole: one statement, and one more for each procedure among them. */
export async function readProceedings(
  names: ProceedingNames,
  keys: readonly string[],
  session: Session,
): Promise<Map<string, ProceedingRow>> {
  const rows = await runAs(
    session,
    sql`SELECT p.procedure, array_agg(p.id) FROM proceeding p
      WHERE p.id = ANY (${$(keys, 'uuid[]')}) AND ${identified} GROUP BY p.procedure`,
  );
  const found = new Map<string, ProceedingRow>();
  for (const [name, ids] of rows) {
    const procedure = procedureOf(names.procedures, name ?? '');
    for (const [key, row] of await readOfProcedure(names, procedure, textArray(ids ?? '{}'), session)) {
      found.set(key, row);
    }
  }
  return found;
}

/** A proceeding as its columns say, without those who act for organizations that have ended; null where there is none. */
export async function readAsItWas(
  names: ProceedingNames,
  key: string,
  session: Session,
): Promise<ProceedingRow | null> {
  const id = $(key, 'uuid');
  const [found] = await runAs(session, sql`SELECT p.procedure FROM proceeding p WHERE p.id = ${id} AND ${identified}`);
  if (!found) return null;
  const shape = proceedingShape(procedureOf(names.procedures, found[0] ?? ''));
  const [row] = await runAs(
    session,
    sql`SELECT ${shape.select} FROM ${shape.from} WHERE p.id = ${id} AND ${identified}`,
  );
  return row ? shape.readAsItWas(row, names) : null;
}
