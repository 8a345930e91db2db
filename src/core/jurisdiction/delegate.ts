import { checkItemCode } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { existsOn, type Organization } from '../organizations/index.js';
import { versionOn } from './boundary.rules.js';
import { checkDelegation, placeDelegation, placeRevocation } from './delegation-list.rules.js';
import { listedDepartment, type ListScope } from './list-author.js';
import type { ListBook, ListReading } from './list-book.js';
import type { ListChange } from './list-change.sql.js';
import type { ListOutcome } from './record-item.js';
import { checkText } from './text-check.rules.js';
import { today } from './today.js';

/** An item, by its department, and a township. */
export interface Place {
  readonly itemCode: string;
  readonly departmentCode: string | null;
  readonly townshipCode: string;
}

/** A handover of a request or a file; days are `YYYY-MM-DD`. */
export interface DelegationEntry extends Place {
  readonly delegatedFrom: string;
  readonly revokedOn: string | null;
  readonly basis: string;
  /** The document that revokes; the same one if not given. */
  readonly revocationBasis: string | null;
}

export interface RevocationEntry extends Place {
  readonly revokedOn: string;
  readonly basis: string;
}

/** G2: takes the handover of an item to a township into the book of lists; or tells what is wrong. */
export function delegate(scope: ListScope, entry: DelegationEntry): ListOutcome | readonly Refusal[] {
  const { delegatedFrom, revokedOn } = entry;
  const basis = entry.basis.trim();
  const revocationBasis = revokedOn === null ? null : entry.revocationBasis?.trim() || basis;
  const place = placeOf(scope, entry);
  const wrong = [
    ...checkDelegation({ township: 0, delegatedFrom, revokedOn, basis, revocationBasis }),
    ...(revocationBasis === null || revocationBasis === basis
      ? []
      : checkText('revocationBasis', revocationBasis, '收回依据', 500)),
  ];
  if (!('listed' in place)) return [...place, ...wrong];
  const { township, listed } = place;
  if (!existsOn(township, delegatedFrom)) wrong.push(refusal('townshipCode', 'INVALID', '该乡镇当日不存续'));
  if (!versionOn(listed, delegatedFrom)) {
    wrong.push(refusal('itemCode', 'NOT_FOUND', '该部门当日的清单中没有此事项', 'G2'));
  }
  if (wrong.length > 0) return wrong;
  const given = { township: township.key, delegatedFrom, revokedOn, basis, revocationBasis };
  return changed(scope.book, listed, placeDelegation(listed.delegations, given));
}

/** G2: takes a handover back in the book of lists; or tells what is wrong. */
export function revoke(scope: ListScope, entry: RevocationEntry): ListOutcome | readonly Refusal[] {
  const place = placeOf(scope, entry);
  const wrong = checkText('basis', entry.basis, '依据文件', 500);
  if (!('listed' in place)) return [...place, ...wrong];
  if (wrong.length > 0) return wrong;
  const { township, listed } = place;
  const placed = placeRevocation(listed.delegations, township.key, {
    revokedOn: entry.revokedOn,
    revocationBasis: entry.basis.trim(),
    today: today(scope.hub),
  });
  return changed(scope.book, listed, placed);
}

function changed(
  book: ListBook,
  listed: ListChange,
  placed: ReturnType<typeof placeDelegation>,
): ListOutcome | readonly Refusal[] {
  if (!('changed' in placed)) return placed;
  if (placed.changed) book.change(listed, { delegations: placed.standing });
  return { code: listed.code, department: listed.department, changed: placed.changed };
}

/** What a handover is about; whoever names no department means the only one that lists the item. */
export function placeOf(
  { hub, viewer, book }: ListScope<ListReading>,
  { itemCode, departmentCode, townshipCode }: Place,
): { readonly township: Organization; readonly listed: ListChange } | Refusal[] {
  // What a township lists for itself is handed over by nobody.
  const [one, ...others] = book.ofCode(itemCode).filter(({ ofTownship = false }) => !ofTownship);
  const only = one && others.length === 0 ? hub.organizations.byKey(one.department) : null;
  const department = listedDepartment(hub, viewer, departmentCode, only);
  const township = hub.organizations.byCode(townshipCode);
  const wrong = [
    ...(itemCode === '' ? [refusal('itemCode', 'REQUIRED', '事项代码不能为空')] : checkItemCode('itemCode', itemCode)),
    ...('path' in department ? [department] : []),
    ...(township?.kind === 'TOWNSHIP' ? [] : [refusal('townshipCode', 'NOT_FOUND', '没有此代码的乡镇')]),
  ];
  if (wrong.length > 0 || 'path' in department || !township) return wrong;
  return { township, listed: book.entry(itemCode, department.key) };
}
