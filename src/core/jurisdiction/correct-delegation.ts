import { refusal, type Refusal } from '../../kernel/refusal.js';
import {
  cancel,
  checkReason,
  correct,
  refusedCorrection,
  type Corrected,
  type CorrectionAct,
  type CorrectionAsked,
  type PeriodWords,
} from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import { existsOn, type Organization } from '../organizations/index.js';
import { actingTogether } from './acting.js';
import { versionOn } from './boundary.rules.js';
import { placeOf, type Place } from './delegate.js';
import type { ListChange } from './list-change.sql.js';
import { delegationSubject, type DelegationPeriod } from './listing-periods.sql.js';
import { delegationTimeline } from './listing-timeline.sql.js';
import { notListed, putListRight, readScope } from './put-list-right.js';
import { recordsOfDays } from './records-of-days.sql.js';
import { checkText } from './text-check.rules.js';
import { today } from './today.js';

export interface DelegationNamed extends Place, CorrectionAsked {
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

async function ofDelegation(
  context: RequestContext,
  named: DelegationNamed,
  act: CorrectionAct<DelegationPeriod> & { readonly correctedFrom: string | null },
): Promise<Corrected<DelegationPeriod>> {
  const scope = await readScope(context, named.itemCode);
  const { hub, viewer } = scope;
  const place = placeOf(scope, named);
  const wrong = [...act.wrong, ...checkReason(named.reason)];
  if (!('listed' in place)) return refusedCorrection([...place, ...wrong]);
  const { township, listed } = place;
  if (act.correctedFrom !== null) wrong.push(...checkHandover(place, act.correctedFrom));
  if (listed.item === null) wrong.push(notListed('itemCode'));
  if (wrong.length > 0 || listed.item === null) return refusedCorrection(wrong);
  const changed = await putListRight(scope, delegationTimeline(listed.item, township.key), named, {
    ...{ ...act, listed: { ...listed, item: listed.item }, subject: delegationSubject(listed.item, township.key) },
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
