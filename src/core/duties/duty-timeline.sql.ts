import { run, type Executor } from '../../platform/database/index.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import { $, raw, sql } from '../../platform/database/sql.js';
import { lockDated, type DatedTable } from '../dated/index.js';
import type { DutyHolder, DutyTerm } from './duty.js';

/** The columns of a term, as a term and as the JSON of a belief name them. */
export const termColumns: readonly Column[] = [
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'personName', column: 'person_name', type: 'text' },
  { property: 'telephone', column: 'telephone', type: 'text' },
  { property: 'email', column: 'email', type: 'text' },
  { property: 'certificateNumber', column: 'certificate_number', type: 'text' },
  { property: 'certificateExpiresOn', column: 'certificate_expires_on', type: 'date' },
  { property: 'affiliation', column: 'affiliation_id', type: 'int' },
  { property: 'basis', column: 'basis', type: 'text' },
  { property: 'endBasis', column: 'end_basis', type: 'text' },
  { property: 'successor', column: 'successor_id', type: 'int' },
];

const toTerm = rowReader<DutyTerm>(termColumns);
const names = raw(termColumns.map(({ column }) => column).join(', '));
/** As columns of rows that are made of JSON, and the same columns out of them. */
export const toldColumns = raw(termColumns.map(({ property, type }) => `"${property}" ${type}`).join(', '));
export const toldNames = raw(termColumns.map(({ property, column }) => `"${property}" AS ${column}`).join(', '));

export const dutyTable = 'duty_term';

/** The terms of one holder. The holder's row comes with the first of them, and bears the name of the latest. */
export function dutyTimeline({ organizationId, duty }: Omit<DutyHolder, 'key'>): DatedTable<DutyTerm> {
  return {
    name: dutyTable,
    saysTheSame: (one, other) =>
      one.personName === other.personName && one.certificateNumber === other.certificateNumber,
    lock: lockDated,
    async read(executor, holder) {
      const rows = await run(
        executor,
        sql`SELECT ${names} FROM duty_term WHERE holder_id = ${$(holder, 'int')} ORDER BY valid_from`,
      );
      return rows.map(toTerm);
    },
    async remove(executor, holder, firstDays) {
      await run(
        executor,
        sql`DELETE FROM duty_term WHERE holder_id = ${$(holder, 'int')} AND valid_from = ANY (${$(firstDays, 'date[]')})`,
      );
    },
    async add(executor, holder, terms) {
      const key = $(holder, 'int');
      await run(
        executor,
        sql`INSERT INTO duty_holder (id, organization_id, duty, person_name)
          SELECT ${key}, ${$(organizationId, 'int')}, ${$(duty, 'text')}, ${$(terms.at(-1)?.personName, 'text')}
          WHERE ${$(terms.length, 'int')} > 0 ON CONFLICT (id) DO NOTHING`,
      );
      await run(
        executor,
        sql`INSERT INTO duty_term (holder_id, ${names})
          SELECT ${key}, ${toldNames} FROM jsonb_to_recordset(${$(JSON.stringify(terms), 'jsonb')}) AS t (${toldColumns})`,
      );
      await run(
        executor,
        sql`UPDATE duty_holder h SET person_name = t.person_name FROM duty_term t
          WHERE h.id = ${key} AND t.holder_id = h.id AND t.person_name <> h.person_name
            AND t.valid_from = (SELECT max(l.valid_from) FROM duty_term l WHERE l.holder_id = h.id)`,
      );
    },
  };
}

const toHolder = rowReader<DutyHolder>([
  { property: 'key', column: 'id', type: 'int' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'duty', column: 'duty', type: 'text' },
]);

export async function readHolder(executor: Executor, key: number): Promise<DutyHolder | null> {
  const [row] = await run(executor, sql`SELECT id, organization_id, duty FROM duty_holder WHERE id = ${$(key, 'int')}`);
  return row ? toHolder(row) : null;
}

/** Who bears a name in a duty of an organization, whoever has terms before others; a name stands for one person there. */
export async function findHolder(
  executor: Executor,
  { organizationId, duty }: Omit<DutyHolder, 'key'>,
  personName: string,
): Promise<{ readonly key: number; readonly hasTerms: boolean } | null> {
  const [row] = await run(
    executor,
    sql`SELECT h.id, EXISTS (SELECT FROM duty_term t WHERE t.holder_id = h.id) AS has_terms FROM duty_holder h
      WHERE h.organization_id = ${$(organizationId, 'int')} AND h.duty = ${$(duty, 'text')}
        AND h.person_name = ${$(personName, 'text')}
      ORDER BY has_terms DESC, h.id LIMIT 1`,
  );
  return row ? { key: Number(row[0]), hasTerms: row[1] === 't' } : null;
}

/** The number of a holder whose first term is about to be told. */
export async function nextHolder(executor: Executor): Promise<number> {
  const [row] = await run(executor, sql`SELECT nextval('duty_holder_id_seq')`);
  return Number(row?.[0]);
}

/** Whether somebody signs in for an organization as that affiliation, with access; a system is nobody who could hold a duty. */
export async function signsInFor(executor: Executor, organization: number, affiliation: number): Promise<boolean> {
  const rows = await run(
    executor,
    sql`SELECT FROM affiliation a
      WHERE a.id = ${$(affiliation, 'int')} AND a.organization_id = ${$(organization, 'int')} AND a.deactivated_at IS NULL
        AND NOT EXISTS (SELECT FROM api_key k WHERE k.system_id = a.person_id)`,
  );
  return rows.length === 1;
}
