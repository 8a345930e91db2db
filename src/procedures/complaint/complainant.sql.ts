import { heirOf } from '../../core/proceedings/index.js';
import { identified, run, runAs, transactionAsRole, type Pool, type Session } from '../../platform/database/index.js';
import { relation } from '../../platform/database/relation.js';
import type { Column } from '../../platform/database/row.js';
import { $, literal, sql } from '../../platform/database/sql.js';
import type { TextRow } from '../../platform/database/index.js';

/** Who complained, as the table keeps it. */
export interface SealedComplainant {
  readonly name: Buffer;
  readonly contact: Buffer | null;
  readonly citizenNumber: Buffer | null;
}

/** By what the same complainant is found again. */
export interface ComplainantLookups {
  readonly contact: Buffer | null;
  readonly citizenNumber: Buffer | null;
}

/** In the transaction of whoever registers the complaint. */
export async function insertComplainant(
  { executor }: Session,
  key: string,
  { name, contact, citizenNumber }: SealedComplainant,
  lookups: ComplainantLookups,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO complainant (proceeding_id, name_sealed, contact_sealed, citizen_number_sealed, contact_lookup,
        citizen_number_lookup)
      VALUES (${$(key, 'uuid')}, ${$(name, 'bytea')}, ${$(contact, 'bytea')}, ${$(citizenNumber, 'bytea')},
        ${$(lookups.contact, 'bytea')}, ${$(lookups.citizenNumber, 'bytea')})`,
  );
}

const columns = sql`x.proceeding_id, encode(x.name_sealed, 'base64'), encode(x.contact_sealed, 'base64'),
  encode(x.citizen_number_sealed, 'base64')`;

/** The complainants of complaints that the session's organization handles now; of others nobody comes back. */
export async function readComplainants(
  keys: readonly string[],
  session: Session,
): Promise<Map<string, SealedComplainant>> {
  const rows = await runAs(
    session,
    sql`SELECT ${columns} FROM complainant x JOIN complaint c ON c.proceeding_id = x.proceeding_id
        JOIN proceeding p ON p.id = c.proceeding_id
      WHERE x.proceeding_id = ANY (${$(keys, 'uuid[]')}) AND ${heirOf('c.handler_id')} = ${$(session.identity, 'int')}
        AND ${identified}`,
  );
  return new Map(rows.map((row) => [String(row[0]), sealedOf(row)]));
}

const maintenanceRole = 'liandong_keeper';

/** The complainant of a complaint whoever acts in it, for looking whether a text names it, and for nothing else. */
export async function complainantToLookFor(pool: Pool, key: string): Promise<SealedComplainant | null> {
  const statement = sql`SELECT ${columns} FROM complainant x WHERE x.proceeding_id = ${$(key, 'uuid')}`;
  const [row] = await transactionAsRole(pool, maintenanceRole, (executor) => run(executor, statement));
  return row ? sealedOf(row) : null;
}

/** Complainants of before, of whom nobody knows yet by what they are found again. */
export async function complainantsWithoutLookups(
  pool: Pool,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<Map<string, SealedComplainant>> {
  const statement = sql`SELECT ${columns} FROM complainant x
    WHERE ((contact_sealed IS NOT NULL AND contact_lookup IS NULL)
        OR (citizen_number_sealed IS NOT NULL AND citizen_number_lookup IS NULL))
      AND (${$(after, 'uuid')} IS NULL OR x.proceeding_id > ${$(after, 'uuid')})
    ORDER BY x.proceeding_id LIMIT ${literal(most)}`;
  const rows = await transactionAsRole(pool, maintenanceRole, (executor) => run(executor, statement));
  return new Map(rows.map((row) => [String(row[0]), sealedOf(row)]));
}

const lookupColumns: readonly Column[] = [
  { property: 'key', column: 'key', type: 'uuid' },
  { property: 'contact', column: 'contact', type: 'bytea' },
  { property: 'citizenNumber', column: 'citizen_number', type: 'bytea' },
];

/** Keeps by what complainants are found again. */
export async function writeLookups(
  pool: Pool,
  found: readonly (ComplainantLookups & { readonly key: string })[],
): Promise<void> {
  const statement = sql`UPDATE complainant x SET contact_lookup = given.contact, citizen_number_lookup = given.citizen_number
    FROM (${relation(lookupColumns, found)}) given WHERE x.proceeding_id = given.key`;
  await transactionAsRole(pool, maintenanceRole, (executor) => run(executor, statement));
}

function sealedOf([, name, contact, citizenNumber]: TextRow): SealedComplainant {
  return { name: Buffer.from(name ?? '', 'base64'), contact: bytes(contact), citizenNumber: bytes(citizenNumber) };
}

function bytes(text: string | null | undefined): Buffer | null {
  return text == null ? null : Buffer.from(text, 'base64');
}
