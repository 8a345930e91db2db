import type { Refusal } from '../../kernel/refusal.js';
import { checkItemEntry, placeVersion } from './item-list.rules.js';
import { listKeeper, type ListScope } from './list-author.js';

/** An item of a department's list in a request or a file; days are `YYYY-MM-DD`. */
export interface ItemEntry {
  readonly code: string;
  readonly departmentCode: string | null;
  readonly name: string;
  readonly legalBasis: string;
  readonly penalties: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: string;
}

/** What an entry did: whose list it is in, and whether that has changed. */
export interface ListOutcome {
  readonly code: string;
  /** Key of the department. */
  readonly department: number;
  readonly changed: boolean;
}

/** G2: takes an item, or a new version of it, into the book of lists; or tells what is wrong. */
export function recordItem(
  { hub, viewer, book }: ListScope,
  { departmentCode, ...given }: ItemEntry,
): ListOutcome | readonly Refusal[] {
  const entry = {
    ...given,
    name: given.name.trim(),
    legalBasis: given.legalBasis.trim(),
    penalties: given.penalties?.trim() || null,
    basis: given.basis.trim(),
  };
  const wrong = checkItemEntry(entry);
  const department = listKeeper(hub, viewer, departmentCode);
  if ('path' in department) return [...wrong, department];
  if (wrong.length > 0) return wrong;
  const standing = book.entry(entry.code, department.key);
  const placed = placeVersion(standing.versions, entry);
  if (!('changed' in placed)) return placed;
  if (placed.changed) book.change(standing, { versions: placed.standing });
  return { code: entry.code, department: department.key, changed: placed.changed };
}
