import { run, type Executor } from '../../platform/database/index.js';
import { rfc3339 } from '../../platform/database/row.js';
import { $, literal, sql } from '../../platform/database/sql.js';
import type { Period, Timeline } from '../../kernel/timeline.js';
import type { Actor } from '../audit/index.js';
import type { ChangeKind, DatedChange } from './dated-change.js';

/** What a change is kept with: of which subject, why, and what was believed until then. */
export type KeptBelief = Pick<DatedChange<Period>, 'subject' | 'reason' | 'before'>;

/** Keeps what was believed until now, in the transaction that changes it. `at` is RFC 3339. */
export async function keepBeliefs(
  executor: Executor,
  table: string,
  { kind, actor, at }: { readonly kind: ChangeKind; readonly actor: Actor; readonly at: string },
  beliefs: readonly KeptBelief[],
): Promise<void> {
  const { person, organization } = actor;
  await run(
    executor,
    sql`INSERT INTO dated_change (dated_table, subject, recorded_at, kind, organization_id, person_id, reason, before)
      SELECT ${$(table, 'text')}, b.subject, ${$(at, 'timestamptz')}, ${$(kind, 'text')},
        ${$(organization.key, 'int')}, ${$(person.key, 'int')}, b.reason, b.before
      FROM jsonb_to_recordset(${$(JSON.stringify(beliefs), 'jsonb')}) AS b (subject text, reason text, before jsonb)`,
  );
}

/** Whoever reads a history sees its latest changes. */
const mostChanges = 100;

/** The latest changes of some subjects of a table, each subject's newest first. */
export async function readChanges<P extends Period>(
  executor: Executor,
  table: string,
  subjects: readonly string[],
  most = mostChanges,
): Promise<DatedChange<P>[]> {
  const rows = await run(
    executor,
    sql`SELECT c.subject, c.recorded_at, c.kind, c.organization_id, c.reason, c.before
      FROM unnest(${$(subjects, 'text[]')}) AS asked
      CROSS JOIN LATERAL (
        SELECT * FROM dated_change d WHERE d.dated_table = ${$(table, 'text')} AND d.subject = asked
        ORDER BY d.id DESC LIMIT ${literal(most)}) c
      ORDER BY c.subject, c.id DESC`,
  );
  return rows.map(([subject, recordedAt, kind, organization, reason, before]) => ({
    subject: String(subject),
    recordedAt: rfc3339(String(recordedAt)),
    kind: kind as ChangeKind,
    organization: Number(organization),
    reason: String(reason),
    before: JSON.parse(String(before)) as P[],
  }));
}

/**
 * The timelines of some subjects as they were known at a moment: what the first change after it has replaced, else what stands. `at` is
 * RFC 3339.
 */
export async function asKnownAt<P extends Period>(
  executor: Executor,
  table: string,
  standing: ReadonlyMap<string, Timeline<P>>,
  at: string,
): Promise<Map<string, Timeline<P>>> {
  const rows = await run(
    executor,
    sql`SELECT DISTINCT ON (subject) subject, before FROM dated_change
      WHERE dated_table = ${$(table, 'text')} AND subject = ANY (${$([...standing.keys()], 'text[]')})
        AND recorded_at > ${$(at, 'timestamptz')}
      ORDER BY subject, id`,
  );
  const replaced = rows.map(([subject, before]) => [String(subject), JSON.parse(String(before)) as P[]] as const);
  return new Map([...standing, ...replaced]);
}
