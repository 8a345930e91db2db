import { refusal } from '../../kernel/refusal.js';
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
import { checkItemEntry } from './item-list.rules.js';
import { listKeeper } from './list-author.js';
import { versionSubject } from './listing-periods.sql.js';
import { versionTimeline } from './listing-timeline.sql.js';
import type { ItemVersion } from './listing.js';
import { notListed, putListRight, readScope } from './put-list-right.js';
import { recordsOfDays } from './records-of-days.sql.js';

export interface VersionNamed extends CorrectionAsked {
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
  act: CorrectionAct<ItemVersion>,
): Promise<Corrected<ItemVersion>> {
  const scope = await readScope(context, named.code);
  const { hub, viewer, book } = scope;
  const department = listKeeper(hub, viewer, named.departmentCode);
  const wrong = [...act.wrong, ...checkReason(named.reason)];
  if ('path' in department) return refusedCorrection([department, ...wrong]);
  const listed = book.entry(named.code, department.key);
  if (listed.item === null) wrong.push(notListed('code'));
  if (wrong.length > 0 || listed.item === null) return refusedCorrection(wrong);
  const changed = await putListRight(scope, versionTimeline(listed.code), named, {
    ...{ ...act, listed: { ...listed, item: listed.item }, subject: versionSubject(listed.item) },
    details: { validFrom: named.validFrom },
  });
  const records = { itemCode: listed.code, publishers: null };
  return { ...changed, touched: await recordsOfDays(hub.pool, viewer, changed.changedDays, records) };
}
