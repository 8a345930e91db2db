import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Opening } from './collected.js';

/** That an organization has opened something; one's own by person, others' as a whole. Instants are RFC 3339. */
export interface Reading {
  readonly subjectKey: string;
  readonly organizationKey: number;
  readonly personName: string | null;
  readonly firstAt: string;
  readonly lastAt: string;
}

const read = rowReader<Reading>([
  { property: 'subjectKey', column: 'subject_id', type: 'uuid' },
  { property: 'organizationKey', column: 'organization_id', type: 'int' },
  { property: 'personName', column: 'person_name', type: 'text' },
  { property: 'firstAt', column: 'first_at', type: 'timestamptz' },
  { property: 'lastAt', column: 'last_at', type: 'timestamptz' },
]);

/**
 * Who has opened some subjects, by subject, first openings first; row-level policies say whose one is told. Whoever has taken a step in a
 * proceeding had it before them, also before readings were kept.
 */
export async function readReadings(keys: readonly string[], session: Session): Promise<Map<string, Reading[]>> {
  const subjects = $(keys, 'uuid[]');
  const own = sql`g.organization_id = ${$(session.identity, 'int')}`;
  const rows = await runAs(
    session,
    sql`SELECT g.subject_id, g.organization_id, n.name AS person_name, min(g.first_at) AS first_at, max(g.last_at) AS last_at
      FROM (
        SELECT o.subject_id, o.organization_id, o.person_id, o.first_at, o.last_at FROM reading o
        WHERE o.subject_id = ANY (${subjects})
        UNION ALL
        SELECT s.proceeding_id, s.organization_id, s.person_id, s.taken_at, s.taken_at FROM proceeding_step s
        WHERE s.proceeding_id = ANY (${subjects})
      ) g LEFT JOIN person n ON n.id = g.person_id AND ${own}
      WHERE ${identified} GROUP BY g.subject_id, g.organization_id, n.id, n.name
      ORDER BY g.subject_id, min(g.first_at), g.organization_id, n.id`,
  );
  return Map.groupBy(rows.map(read), ({ subjectKey }) => subjectKey);
}

/** Keeps openings of anybody's, in one statement. */
export async function keepReadings(executor: Executor, openings: readonly Opening[]): Promise<void> {
  const instants = (of: (opening: Opening) => number) =>
    $(
      openings.map((each) => new Date(of(each)).toISOString()),
      'timestamptz[]',
    );
  await run(
    executor,
    sql`SELECT keep_readings(
      ${$(
        openings.map(({ subjectKey }) => subjectKey),
        'uuid[]',
      )}, ${$(
        openings.map(({ organizationKey }) => organizationKey),
        'int[]',
      )}, ${$(
        openings.map(({ personKey }) => personKey),
        'int[]',
      )}, ${instants(({ firstAt }) => firstAt)}, ${instants(({ lastAt }) => lastAt)})`,
  );
}
