import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Viewer } from '../identity/index.js';

/** What somebody did, to what. */
export interface AuditedAct {
  /** In capitals, e.g. `PERSONAL_NUMBER_REVEALED`. */
  readonly action: string;
  readonly subjectType: string;
  /** Global id. */
  readonly subjectId: string;
  readonly purpose?: string | null;
  /** Never personal data. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Whoever did it, and for whom. */
export interface Actor {
  readonly organization: Pick<Viewer['organization'], 'key'>;
  readonly person: Pick<Viewer['person'], 'key'>;
}

/** Keeps that somebody did it, in the caller's transaction if there is one. `at` is RFC 3339. */
export function appendAudit(executor: Executor, actor: Actor, act: AuditedAct, at: string): Promise<void> {
  return appendAudits(executor, actor, [act], at);
}

/** The same for several acts in one statement. */
export async function appendAudits(
  executor: Executor,
  { person, organization }: Actor,
  acts: readonly AuditedAct[],
  at: string,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO audit_entry (at, person_id, organization_id, action, subject_type, subject_id, purpose, details)
      SELECT ${$(at, 'timestamptz')}, ${$(person.key, 'int')}, ${$(organization.key, 'int')}, act.action,
        act."subjectType", act."subjectId", act.purpose, coalesce(act.details, '{}')
      FROM jsonb_to_recordset(${$(JSON.stringify(acts), 'jsonb')})
        AS act (action text, "subjectType" text, "subjectId" text, purpose text, details jsonb)`,
  );
}
