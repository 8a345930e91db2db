import type { Refusal } from '../../kernel/refusal.js';
import type { Period } from '../../kernel/timeline.js';
import {
  cancel,
  changeTimeline,
  checkReason,
  correct,
  type ChangedTimeline,
  type DatedTable,
  type PeriodWords,
  type TimelineChange,
  type Touched,
} from '../dated/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { existsOn, type Organization } from '../organizations/index.js';
import { refusal } from '../../kernel/refusal.js';
import { actingTogether } from './acting.js';
import { versionOn } from './boundary.rules.js';
import { placeOf, type Place } from './delegate.js';
import { checkItemEntry } from './item-list.rules.js';
import { listedDepartment } from './list-author.js';
import { readLists, type ListReading } from './list-book.js';
import type { ListChange } from './list-change.sql.js';
import { delegationSubject, versionSubject, type DelegationPeriod } from './listing-periods.sql.js';
import { delegationTimeline, versionTimeline } from './listing-timeline.sql.js';
import type { ItemVersion } from './listing.js';
import { recordsOfDays } from './records-of-days.sql.js';
import { checkText } from './text-check.rules.js';
import { today } from './today.js';

export interface Corrected<P extends Period> extends ChangedTimeline<P> {
  readonly touched: readonly Touched[];
}

interface Why {
  readonly reason: string;
  readonly dryRun?: boolean | null;
}

export interface DelegationNamed extends Place, Why {
  readonly delegatedFrom: string;
}

/** What is right of a handover; null: as it is told. */
export interface DelegationCorrection extends DelegationNamed {
  readonly correctedFrom: string | null;
  readonly revokedOn: string | null;
  readonly withoutEnd: boolean;
  readonly basis: string | null;
  readonly revocationBasis: string | null;
}

const delegationWords: PeriodWords = {
  ...{ shape: 'apart', rule: 'G2', what: '下放', from: 'delegatedFrom', to: 'revokedOn' },
};

/** G2: puts a handover right that was told wrongly: its days, and the documents it rests on. */
export function correctDelegation(
  context: RequestContext,
  correction: DelegationCorrection,
): Promise<Corrected<DelegationPeriod>> {
  const { delegatedFrom, correctedFrom, revokedOn, withoutEnd, basis, revocationBasis } = correction;
  const wrong = [
    ...(basis === null ? [] : checkText('basis', basis, '依据文件', 500)),
    ...(revocationBasis === null ? [] : checkText('revocationBasis', revocationBasis, '收回依据', 500)),
    ...(withoutEnd && revokedOn !== null ? [refusal('revokedOn', 'INVALID', '未收回的没有收回日', 'G2')] : []),
    ...(withoutEnd && revocationBasis !== null
      ? [refusal('revocationBasis', 'INVALID', '未收回的没有收回依据', 'G2')]
      : []),
  ];
  const put = (told: DelegationPeriod): DelegationPeriod => {
    const right = basis?.trim() ?? told.basis;
    const validTo = withoutEnd ? null : (revokedOn ?? told.validTo);
    return {
      ...{ validFrom: correctedFrom ?? told.validFrom, validTo, basis: right },
      revocationBasis: validTo === null ? null : (revocationBasis?.trim() ?? told.revocationBasis ?? right),
    };
  };
  return ofDelegation(context, correction, {
    ...{ kind: 'CORRECTED', action: 'DELEGATION_CORRECTED', wrong, correctedFrom },
    decide: (standing) => correct(standing, delegatedFrom, put, delegationWords),
  });
}

/** G2: takes a handover out that will not be, or should never have been told. */
export function cancelDelegation(
  context: RequestContext,
  named: DelegationNamed,
): Promise<Corrected<DelegationPeriod>> {
  return ofDelegation(context, named, {
    ...{ kind: 'CANCELLED', action: 'DELEGATION_CANCELLED', wrong: [], correctedFrom: null },
    decide: (standing) => cancel(standing, named.delegatedFrom, delegationWords),
  });
}

interface Act<P extends Period> extends Pick<TimelineChange<P>, 'kind' | 'decide'> {
  readonly action: string;
  readonly wrong: readonly Refusal[];
}

async function ofDelegation(
  context: RequestContext,
  named: DelegationNamed,
  act: Act<DelegationPeriod> & { readonly correctedFrom: string | null },
): Promise<Corrected<DelegationPeriod>> {
  const scope = await scopeOf(context, named.itemCode);
  const { hub, viewer } = scope;
  const place = placeOf(scope, named);
  const wrong = [...act.wrong, ...checkReason(named.reason)];
  if (!('listed' in place)) return refused([...place, ...wrong]);
  const { township, listed } = place;
  if (act.correctedFrom !== null) wrong.push(...checkHandover(place, act.correctedFrom));
  if (listed.item === null) wrong.push(notListed('itemCode'));
  if (wrong.length > 0 || listed.item === null) return refused(wrong);
  const changed = await putRight(scope, delegationTimeline(listed.item, township.key), named, {
    ...{ ...act, listed, subject: delegationSubject(listed.item, township.key) },
    details: { township: township.code, delegatedFrom: named.delegatedFrom },
  });
  // Whoever acted there by the lists, or might have.
  const concerned = [township, hub.organizations.byKey(listed.department)];
  const publishers = concerned.flatMap((one) => [one.key, ...actingTogether(hub.organizations, one, today(hub))]);
  const records = { itemCode: listed.code, publishers: [...new Set(publishers)] };
  return { ...changed, touched: await recordsOfDays(hub.pool, viewer, changed.changedDays, records) };
}

/** As a handover that is told for the first time. */
function checkHandover(
  { township, listed }: { readonly township: Organization; readonly listed: ListChange },
  correctedFrom: string,
): Refusal[] {
  return [
    ...(existsOn(township, correctedFrom) ? [] : [refusal('correctedFrom', 'INVALID', '该乡镇当日不存续')]),
    ...(versionOn(listed, correctedFrom)
      ? []
      : [refusal('correctedFrom', 'INVALID', '该部门当日的清单中没有此事项', 'G2')]),
  ];
}

export interface VersionNamed extends Why {
  readonly code: string;
  readonly departmentCode: string | null;
  readonly validFrom: string;
}

/** What is right of a version; null: as it is told. */
export interface VersionCorrection extends VersionNamed {
  readonly correctedFrom: string | null;
  readonly validTo: string | null;
  readonly withoutEnd: boolean;
  readonly name: string | null;
  readonly legalBasis: string | null;
  readonly penalties: string | null;
  readonly basis: string | null;
}

const versionWords: PeriodWords = { shape: 'following', rule: 'G2', what: '版本', from: 'validFrom', to: 'validTo' };

/** G2: puts a version of an item right that was told wrongly: its days, and what the list says of it. */
export function correctItem(context: RequestContext, correction: VersionCorrection): Promise<Corrected<ItemVersion>> {
  const { code, validFrom, correctedFrom, validTo, withoutEnd, name, legalBasis, penalties, basis } = correction;
  // What is not given stays as it is, and that was checked.
  const given = { name: name ?? '-', legalBasis: legalBasis ?? '-', penalties, basis: basis ?? '-' };
  const wrong = [
    ...checkItemEntry({ code, ...given, validFrom, validTo: null }),
    ...(withoutEnd && validTo !== null ? [refusal('validTo', 'INVALID', '未失效的没有失效日', 'G2')] : []),
  ];
  const put = (told: ItemVersion): ItemVersion => ({
    validFrom: correctedFrom ?? told.validFrom,
    validTo: withoutEnd ? null : (validTo ?? told.validTo),
    name: name?.trim() ?? told.name,
    legalBasis: legalBasis?.trim() ?? told.legalBasis,
    penalties: penalties?.trim() ?? told.penalties,
    basis: basis?.trim() ?? told.basis,
  });
  return ofItem(context, correction, {
    ...{ kind: 'CORRECTED', action: 'ENFORCEMENT_ITEM_CORRECTED', wrong },
    decide: (standing) => correct(standing, validFrom, put, versionWords),
  });
}

/** G2: takes a version out that will not hold, or should never have been told: one that it ended holds on. */
export function cancelItem(context: RequestContext, named: VersionNamed): Promise<Corrected<ItemVersion>> {
  return ofItem(context, named, {
    ...{ kind: 'CANCELLED', action: 'ENFORCEMENT_ITEM_CANCELLED', wrong: [] },
    decide: (standing) => cancel(standing, named.validFrom, versionWords),
  });
}

async function ofItem(
  context: RequestContext,
  named: VersionNamed,
  act: Act<ItemVersion>,
): Promise<Corrected<ItemVersion>> {
  const scope = await scopeOf(context, named.code);
  const { hub, viewer, book } = scope;
  const department = listedDepartment(hub, viewer, named.departmentCode);
  const wrong = [...act.wrong, ...checkReason(named.reason)];
  if ('path' in department) return refused([department, ...wrong]);
  const listed = book.entry(named.code, department.key);
  if (listed.item === null) wrong.push(notListed('code'));
  if (wrong.length > 0 || listed.item === null) return refused(wrong);
  const changed = await putRight(scope, versionTimeline(listed.code), named, {
    ...{ ...act, listed, subject: versionSubject(listed.item) },
    details: { validFrom: named.validFrom },
  });
  const records = { itemCode: listed.code, publishers: null };
  return { ...changed, touched: await recordsOfDays(hub.pool, viewer, changed.changedDays, records) };
}

interface Scope {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly book: ListReading;
}

/** Items and whose they are never change: what they say is read again under the lock. */
async function scopeOf({ hub, viewer: caller }: RequestContext, code: string): Promise<Scope> {
  const viewer = requirePermission(caller, 'manageItems');
  return { hub, viewer, book: await readLists(hub.pool, code) };
}

function putRight<P extends Period>(
  { hub, viewer }: Scope,
  table: DatedTable<P>,
  { reason, dryRun }: Why,
  act: Act<P> & {
    readonly listed: ListChange;
    readonly subject: string;
    readonly details: Readonly<Record<string, string>>;
  },
): Promise<ChangedTimeline<P>> {
  const { kind, subject, decide, action, listed, details } = act;
  const { code } = hub.organizations.byKey(listed.department);
  return changeTimeline(hub, viewer, table, {
    ...{ subject, kind, reason, decide, dryRun: dryRun ?? false },
    audited: { action, subjectType: 'EnforcementItem', subjectId: `itm_${listed.code}@${code}`, details },
  });
}

function notListed(path: string): Refusal {
  return refusal(path, 'NOT_FOUND', '该部门的清单中没有此事项', 'G2');
}

function refused(userErrors: readonly Refusal[]) {
  return { timeline: [], changedDays: [], touched: [], userErrors };
}
