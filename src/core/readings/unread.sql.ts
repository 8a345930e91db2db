import { shanghaiDay } from '../../kernel/calendar.js';
import { $, raw, sql, type Parameter, type Sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import { predecessorsOn } from '../organizations/index.js';

type Known = Pick<Hub, 'organizations' | 'clock'>;

const acting = raw(`(SELECT nullif(current_setting('hub.identity', true), '')::int)`);

/** An organization that a filter names; a code that nobody has finds nothing. */
interface Reader {
  readonly key: Parameter;
  /** With those in whose place it acts. */
  readonly keys: Parameter;
}

function readerOf(code: string, { organizations, clock }: Known): Reader {
  const organization = organizations.byCode(code);
  if (!organization) return { key: $(-1, 'int'), keys: $([-1], 'int[]') };
  const before = predecessorsOn(organizations, organization, shanghaiDay(clock.now()).toString());
  const keys = [organization, ...before].map(({ key }) => key);
  return { key: $(organization.key, 'int'), keys: $(keys, 'int[]') };
}

/**
 * The predicate that a record `r` is for an organization, which did not publish it, and has not been opened there. Of others than one's own
 * only whoever published or keeps the record may ask, and the county government: nobody else is told who has read it.
 */
export function unreadRecord(code: string | null | undefined, hub: Known): Sql[] {
  if (code == null) return [];
  const { key, keys } = readerOf(code, hub);
  return [
    sql`(${key} = ${acting} OR r.publisher_id = ANY ((SELECT whom_it_acts_for(${acting}, current_date))::int[])
      OR EXISTS (SELECT FROM organization c WHERE c.id = ${acting} AND c.kind = 'COUNTY_GOVERNMENT'))`,
    sql`r.publisher_id <> ALL (${keys})`,
    sql`(r.audience IS NULL OR ${key} = ANY (r.audience))`,
    sql`EXISTS (SELECT FROM organization k WHERE k.id = ${key})`,
    sql`NOT EXISTS (SELECT FROM reading g WHERE g.subject_id = r.id AND g.organization_id = ANY (${keys}))`,
  ];
}

/** The same for a proceeding `p` of which the organization is a party: nobody there has opened it or taken a step in it. */
export function unreadProceeding(code: string | null | undefined, hub: Known): Sql[] {
  if (code == null) return [];
  const { key, keys } = readerOf(code, hub);
  return [
    sql`${key} = ANY (p.audience)`,
    sql`NOT EXISTS (SELECT FROM reading g WHERE g.subject_id = p.id AND g.organization_id = ANY (${keys}))`,
    // Looked up proceeding by proceeding: joined, PostgreSQL would make a hash of all that are visible.
    sql`(SELECT true FROM proceeding_step s WHERE s.proceeding_id = p.id AND s.organization_id = ANY (${keys}) LIMIT 1) IS NULL`,
  ];
}
