import { lockDated, type DatedTable } from '../../../core/dated/index.js';
import { run } from '../../../platform/database/index.js';
import { rowReader } from '../../../platform/database/row.js';
import { $, sql } from '../../../platform/database/sql.js';
import type { Membership, TermRole } from './membership.js';

/** What is told of a membership of one organization. */
export type MembershipPeriod = Omit<Membership, 'organizationId'>;

const toMembership = rowReader<MembershipPeriod>([
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'decision', column: 'decision', type: 'text' },
  { property: 'endDecision', column: 'end_decision', type: 'text' },
]);

/** The memberships of organizations, by key. */
export const membershipTimeline: DatedTable<MembershipPeriod> = {
  name: 'conference_membership',
  saysTheSame: () => true,
  lock: lockDated,
  async read(executor, organization) {
    const rows = await run(
      executor,
      sql`SELECT valid_from, valid_to, decision, end_decision FROM conference_membership
        WHERE organization_id = ${$(organization, 'int')} ORDER BY valid_from`,
    );
    return rows.map(toMembership);
  },
  async remove(executor, organization, firstDays) {
    await run(
      executor,
      sql`DELETE FROM conference_membership
        WHERE organization_id = ${$(organization, 'int')} AND valid_from = ANY (${$(firstDays, 'date[]')})`,
    );
  },
  async add(executor, organization, periods) {
    await run(
      executor,
      sql`INSERT INTO conference_membership (organization_id, valid_from, valid_to, decision, end_decision)
        SELECT ${$(organization, 'int')}, m."validFrom", m."validTo", m.decision, m."endDecision"
        FROM jsonb_to_recordset(${$(JSON.stringify(periods), 'jsonb')})
          AS m ("validFrom" date, "validTo" date, decision text, "endDecision" text)`,
    );
  },
};

/** What is told of a term of one office. */
export type Term = Omit<TermRole, 'role'>;

const toTerm = rowReader<Term>([
  { property: 'validFrom', column: 'valid_from', type: 'date' },
  { property: 'validTo', column: 'valid_to', type: 'date' },
  { property: 'organizationId', column: 'organization_id', type: 'int' },
  { property: 'title', column: 'title', type: 'text' },
  { property: 'personName', column: 'person_name', type: 'text' },
  { property: 'basis', column: 'basis', type: 'text' },
]);

/** The terms of the offices of the conference, by office. */
export const termTimeline: DatedTable<Term> = {
  name: 'conference_term_role',
  saysTheSame: (one, other) =>
    one.organizationId === other.organizationId && one.title === other.title && one.personName === other.personName,
  lock: lockDated,
  async read(executor, role) {
    const rows = await run(
      executor,
      sql`SELECT valid_from, valid_to, organization_id, title, person_name, basis FROM conference_term_role
        WHERE role = ${$(role, 'text')} ORDER BY valid_from`,
    );
    return rows.map(toTerm);
  },
  async remove(executor, role, firstDays) {
    await run(
      executor,
      sql`DELETE FROM conference_term_role
        WHERE role = ${$(role, 'text')} AND valid_from = ANY (${$(firstDays, 'date[]')})`,
    );
  },
  async add(executor, role, terms) {
    await run(
      executor,
      sql`INSERT INTO conference_term_role (role, valid_from, valid_to, organization_id, title, person_name, basis)
        SELECT ${$(role, 'text')}, t."validFrom", t."validTo", t."organizationId", t.title, t."personName", t.basis
        FROM jsonb_to_recordset(${$(JSON.stringify(terms), 'jsonb')}) AS t ("validFrom" date, "validTo" date,
          "organizationId" int, title text, "personName" text, basis text)`,
    );
  },
};
