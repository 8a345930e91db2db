import type { Refusal } from '../../kernel/refusal.js';
import { checkItemEntry, placeVersion } from './item-list.rules.js';
import { listedDepartment, type Telling } from './list-author.js';

/** An item of a department's list as it is told; days are `YYYY-MM-DD`. */
export interface ItemTold {
  readonly code: string;
  readonly departmentCode: string | null;
  readonly name: string;
  readonly legalBasis: string;
  readonly penalties: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly basis: string;
}

/** What became of something that was told: whose list it is in, and whether it has changed that. */
export interface Told {
  readonly code: string;
  /** Key of the department. */
  readonly department: number;
  readonly changed: boolean;
}

/** G2: takes an item, or a new version of it, into the book of lists; or tells what is wrong. */
export function recordItem(
  { hub, viewer, book }: Telling,
  { departmentCode, ...told }: ItemTold,
): Told | readonly Refusal[] {
  const entry = {
    ...told,
    name: told.name.trim(),
    legalBasis: told.legalBasis.trim(),
    penalties: told.penalties?.trim() || null,
    basis: told.basis.trim(),
  };
  const wrong = checkItemEntry(entry);
  const department = listedDepartment(hub, viewer, departmentCode);
  if ('path' in department) return [...wrong, department];
  if (wrong.length > 0) return wrong;
  const standing = book.entry(entry.code, department.key);
  const placed = placeVersion(standing.versions, entry);
  if (!('changed' in placed)) return placed;
  if (placed.changed) book.change(standing, { versions: placed.standing });
  return { code: entry.code, department: department.key, changed: placed.changed };
}
