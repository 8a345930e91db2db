import type { EntityManager } from '@mikro-orm/postgresql';
import { run, type Executor } from '../../../platform/database/index.js';
import { rowReader } from '../../../platform/database/row.js';
import { $, sql } from '../../../platform/database/sql.js';
import { firstMembers, firstRoles, inForceFrom } from './county-conference.js';
import type { Membership, TermRole } from './membership.js';
import { membershipTimeline } from './membership-timeline.sql.js';

/**
 * Whoever was ever a member, or was told to be by mistake, is left as decided since; so is every role that anybody ever held: the first term
 * of one cannot be taken out.
 */
const addMembers = `
  INSERT INTO conference_membership (organization_id, valid_from, decision)
  SELECT o.id, told."validFrom", told.decision
  FROM json_to_recordset(?) AS told (code text, "validFrom" date, decision text) JOIN organization o ON o.code = told.code
  WHERE NOT EXISTS (SELECT FROM conference_membership m WHERE m.organization_id = o.id)
    AND NOT EXISTS (SELECT FROM dated_change c
      WHERE c.dated_table = '${membershipTimeline.name}' AND c.subject = o.id::text)
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

/** All memberships there ever were, as they are told now. */
export async function readMemberships(executor: Executor): Promise<Membership[]> {
  const rows = await run(
    executor,
    sql`SELECT ${memberColumns} FROM conference_membership ORDER BY organization_id, valid_from`,
  );
  return rows.map(toMembership);
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

/** All terms there ever were, as they are told now. */
export async function readTerms(executor: Executor): Promise<TermRole[]> {
  const rows = await run(executor, sql`SELECT ${roleColumns} FROM conference_term_role ORDER BY role, valid_from`);
  return rows.map(toRole);
}
