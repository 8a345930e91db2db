import type { EntityManager } from '@mikro-orm/postgresql';
import { run, type Executor } from '../../../platform/database/index.js';
import { rowReader } from '../../../platform/database/row.js';
import { $, sql } from '../../../platform/database/sql.js';
import { firstMembers, firstRoles, inForceFrom } from './county-conference.js';
import type { Membership, TermRole, TermRoleName } from './membership.js';

/** Whoever was ever a member is left as decided since; so is every role that anybody ever held. */
const addMembers = `
  INSERT INTO conference_membership (organization_id, valid_from, decision)
  SELECT o.id, told."validFrom", told.decision
  FROM json_to_recordset(?) AS told (code text, "validFrom" date, decision text) JOIN organization o ON o.code = told.code
  WHERE NOT EXISTS (SELECT FROM conference_membership m WHERE m.organization_id = o.id)
  ON CONFLICT DO NOTHING`;
const addRoles = `
  INSERT INTO conference_term_role (role, valid_from, organization_id, title, basis)
  SELECT told.role, ?::date, o.id, told.title, told.basis
  FROM json_to_recordset(?) AS told (role text, code text, title text, basis text) JOIN organization o ON o.code = told.code
  WHERE NOT EXISTS (SELECT FROM conference_term_role r WHERE r.role = told.role)
  ON CONFLICT DO NOTHING`;

/** Loads the members and offices that the regulation names; every start of every node may call it. */
export async function seedConference(em: EntityManager): Promise<void> {
  await em.execute(addMembers, [JSON.stringify(firstMembers)]);
  await em.execute(addRoles, [inForceFrom, JSON.stringify(firstRoles)]);
}

const toMembership = rowReader<Membership>([
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'decision', column: 'decision', type: 'text' },
  { property: 'endDecision', column: 'end_decision', type: 'text' },
]);
const memberColumns = sql`organization_id, valid_from, valid_to, decision, end_decision`;

/** The memberships that hold on a day; a county has tens of members. */
export async function readMembers(executor: Executor, on: string): Promise<Membership[]> {
  const rows = await run(
    executor,
    sql`SELECT ${memberColumns} FROM conference_membership
      WHERE valid_from <= ${$(on, 'date')} AND (valid_to IS NULL OR valid_to > ${$(on, 'date')}) ORDER BY organization_id`,
  );
  return rows.map(toMembership);
}

/** All memberships of an organization, locked until the transaction ends. */
export async function lockMemberships(executor: Executor, organizationKey: number): Promise<Membership[]> {
  const rows = await run(
    executor,
    sql`SELECT ${memberColumns} FROM conference_membership
      WHERE organization_id = ${$(organizationKey, 'int')} ORDER BY valid_from FOR UPDATE`,
  );
  return rows.map(toMembership);
}

/** False when somebody else made it a member in the meantime. */
export async function insertMembership(
  executor: Executor,
  { organizationId, validFrom, decision }: Pick<Membership, 'organizationId' | 'validFrom' | 'decision'>,
): Promise<boolean> {
  const rows = await run(
    executor,
    sql`INSERT INTO conference_membership (organization_id, valid_from, decision)
      VALUES (${$(organizationId, 'int')}, ${$(validFrom, 'date')}, ${$(decision, 'text')})
      ON CONFLICT DO NOTHING RETURNING 1`,
  );
  return rows.length === 1;
}

/** Ends the membership that is open. */
export async function endMembership(
  executor: Executor,
  organizationKey: number,
  validTo: string,
  decision: string,
): Promise<void> {
  await run(
    executor,
    sql`UPDATE conference_membership SET valid_to = ${$(validTo, 'date')}, end_decision = ${$(decision, 'text')}
      WHERE organization_id = ${$(organizationKey, 'int')} AND valid_to IS NULL`,
  );
}

const toRole = rowReader<TermRole>([
  { property: 'role', column: 'role', type: 'text' },
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'title', column: 'title', type: 'text' },
  { property: 'personName', column: 'person_name', type: 'text' },
  { property: 'basis', column: 'basis', type: 'text' },
]);
const roleColumns = sql`role, valid_from, valid_to, organization_id, title, person_name, basis`;

/** The offices as they are held on a day: one row each. */
export async function readTermRoles(executor: Executor, on: string): Promise<TermRole[]> {
  const rows = await run(
    executor,
    sql`SELECT ${roleColumns} FROM conference_term_role
      WHERE valid_from <= ${$(on, 'date')} AND (valid_to IS NULL OR valid_to > ${$(on, 'date')}) ORDER BY role`,
  );
  return rows.map(toRole);
}

/** The first day of an office's open term, locked until the transaction ends. */
export async function lockOpenTerm(executor: Executor, role: TermRoleName): Promise<string | null> {
  const [row] = await run(
    executor,
    sql`SELECT valid_from FROM conference_term_role WHERE role = ${$(role, 'text')} AND valid_to IS NULL FOR UPDATE`,
  );
  return row?.[0] ?? null;
}

/** Ends the open term on the new one's first day, and opens that. */
export async function changeTerm(
  executor: Executor,
  { role, validFrom, organizationId, title, personName, basis }: Omit<TermRole, 'validTo'>,
): Promise<void> {
  await run(
    executor,
    sql`UPDATE conference_term_role SET valid_to = ${$(validFrom, 'date')}
      WHERE role = ${$(role, 'text')} AND valid_to IS NULL`,
  );
  await run(
    executor,
    sql`INSERT INTO conference_term_role (role, valid_from, organization_id, title, person_name, basis)
      VALUES (${$(role, 'text')}, ${$(validFrom, 'date')}, ${$(organizationId, 'int')}, ${$(title, 'text')},
        ${$(personName, 'text')}, ${$(basis, 'text')})`,
  );
}
