import { checkItemCode } from '../../kernel/field-check.js';
import { run, type Executor, type TextRow } from '../../platform/database/index.js';
import { $, sql, type Parameter, type Sql } from '../../platform/database/sql.js';
import type { Delegation, ItemVersion, Listing } from './listing.js';

/** Items `i` (enforcement_item) with all their versions and delegations. */
export const listingSelect = sql`i.id, i.code, i.department_id,
    (SELECT json_agg(json_build_object('validFrom', v.valid_from, 'validTo', v.valid_to, 'name', v.name,
        'legalBasis', v.legal_basis, 'penalties', v.penalties, 'basis', v.basis) ORDER BY v.valid_from)
      FROM enforcement_item_version v WHERE v.item_id = i.id),
    (SELECT json_agg(json_build_object('township', g.township_id, 'delegatedFrom', g.delegated_from,
        'revokedOn', g.revoked_on, 'basis', g.basis, 'revocationBasis', g.revocation_basis)
        ORDER BY g.delegated_from, g.township_id)
      FROM delegation g WHERE g.item_id = i.id),
    EXISTS (SELECT FROM organization o WHERE o.id = i.department_id AND o.kind = 'TOWNSHIP'), i.key`;

/** Listings in one statement; `rest` stands behind the items: which of them, in what order, how many. */
export async function readListings(executor: Executor, rest: Sql): Promise<Listing[]> {
  const rows = await run(executor, sql`SELECT ${listingSelect} FROM enforcement_item i ${rest}`);
  return rows.map(readListing);
}

export function readListing([item, code, department, versions, delegations, ofTownship, key]: TextRow): Listing {
  return {
    item: Number(item),
    code: String(code),
    department: Number(department),
    versions: versions == null ? [] : (JSON.parse(versions) as ItemVersion[]),
    delegations: delegations == null ? [] : (JSON.parse(delegations) as Delegation[]),
    ofTownship: ofTownship === 't',
    key: String(key),
  };
}

/** What any department lists or has listed under some codes; a text that is no code is in no list. */
export async function listingsOf(executor: Executor, codes: readonly string[]): Promise<Listing[]> {
  const possible = codes.filter((code) => checkItemCode('code', code).length === 0);
  if (possible.length === 0) return [];
  return readListings(executor, sql`WHERE i.code = ANY (${$(possible, 'text[]')}) ORDER BY i.code, i.department_id`);
}

/** Which of some days have a list at all: before lists were recorded nothing is outside of one. */
export async function listedDays(executor: Executor, days: readonly string[]): Promise<Set<string>> {
  const rows = await run(
    executor,
    sql`SELECT day FROM unnest(${$(days, 'date[]')}) AS day
      WHERE EXISTS (SELECT FROM enforcement_item_version v WHERE ${versionCondition(sql`day`)})`,
  );
  return new Set(rows.map(([day]) => String(day)));
}

/** Whether a version `v` holds on a day. */
export function versionCondition(day: Sql | Parameter): Sql {
  return sql`v.valid_from <= ${day} AND (v.valid_to IS NULL OR v.valid_to > ${day})`;
}

/** Whether a delegation `g` is in force on a day. */
export function delegationCondition(day: Sql | Parameter): Sql {
  return sql`g.delegated_from <= ${day} AND (g.revoked_on IS NULL OR g.revoked_on > ${day})`;
}
