import { checkItemCode } from '../../kernel/field-check.js';
import { runWith, type Executor, type TextRow } from '../../platform/database/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import type { Delegation, ItemVersion, Listing } from './listing.js';

/** Items `i` (enforcement_item) with all their versions and delegations. */
export const listingSelect = `i.id, i.code, i.department_id,
    (SELECT json_agg(json_build_object('validFrom', v.valid_from, 'validTo', v.valid_to, 'name', v.name,
        'legalBasis', v.legal_basis, 'penalties', v.penalties, 'basis', v.basis) ORDER BY v.valid_from)
      FROM enforcement_item_version v WHERE v.item_id = i.id),
    (SELECT json_agg(json_build_object('township', g.township_id, 'delegatedFrom', g.delegated_from,
        'revokedOn', g.revoked_on, 'basis', g.basis, 'revocationBasis', g.revocation_basis)
        ORDER BY g.delegated_from, g.township_id)
      FROM delegation g WHERE g.item_id = i.id)`;

/** Listings in one statement; `rest` stands behind the items: which of them, in what order, how many. */
export async function readListings(executor: Executor, rest: ($: Parameters) => string): Promise<Listing[]> {
  const rows = await runWith(executor, ($) => `SELECT ${listingSelect} FROM enforcement_item i ${rest($)}`);
  return rows.map(readListing);
}

export function readListing([item, code, department, versions, delegations]: TextRow): Listing {
  return {
    item: Number(item),
    code: String(code),
    department: Number(department),
    versions: versions == null ? [] : (JSON.parse(versions) as ItemVersion[]),
    delegations: delegations == null ? [] : (JSON.parse(delegations) as Delegation[]),
  };
}

/** What any department lists or has listed under some codes; a text that is no code is in no list. */
export async function listingsOf(executor: Executor, codes: readonly string[]): Promise<Listing[]> {
  const possible = codes.filter((code) => checkItemCode('code', code).length === 0);
  if (possible.length === 0) return [];
  return readListings(
    executor,
    ($) => `WHERE i.code = ANY (${$(possible, 'text[]')}) ORDER BY i.code, i.department_id`,
  );
}

/** Which of some days have a list at all: before lists were recorded nothing is outside of one. */
export async function listedDays(executor: Executor, days: readonly string[]): Promise<Set<string>> {
  const rows = await runWith(
    executor,
    ($) => `SELECT day FROM unnest(${$(days, 'date[]')}) AS day
      WHERE EXISTS (SELECT FROM enforcement_item_version v WHERE ${holds('v', 'day')})`,
  );
  return new Set(rows.map(([day]) => String(day)));
}

/** Whether a version (of that alias) holds on a day. */
export function holds(version: string, day: string): string {
  return `${version}.valid_from <= ${day} AND (${version}.valid_to IS NULL OR ${version}.valid_to > ${day})`;
}

/** Whether a delegation (of that alias) is in force on a day. */
export function inForce(delegation: string, day: string): string {
  return `${delegation}.delegated_from <= ${day} AND (${delegation}.revoked_on IS NULL OR ${delegation}.revoked_on > ${day})`;
}
