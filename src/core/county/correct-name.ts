import { refusal } from '../../kernel/refusal.js';
import {
  cancel,
  changeTimeline,
  checkReason,
  correct,
  refusedCorrection,
  type Corrected,
  type CorrectionAct,
  type CorrectionAsked,
  type PeriodWords,
} from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import type { OrganizationName } from '../organizations/index.js';
import { nameTimeline } from './name-timeline.sql.js';
import { checkLegalName, checkName } from './register-organization.js';
import { tellNames } from './rename-organization.js';

/** T10: whoever acts, acts in its own name; on each day it has one. */
const words: PeriodWords = { shape: 'withoutGaps', rule: 'T10', what: '名称', from: 'validFrom', to: 'correctedFrom' };

/** Which name of which organization, and why it is put right. */
interface NamePeriodNamed extends CorrectionAsked {
  readonly code: string;
  readonly validFrom: string;
}

export interface NameCorrection extends NamePeriodNamed {
  readonly correctedFrom?: string | null;
  readonly name?: string | null;
  readonly legalName?: string | null;
}

/** Puts a name right that was told wrongly, begun or not: its first day, or the name itself. */
export function correctName(context: RequestContext, correction: NameCorrection): Promise<Corrected<OrganizationName>> {
  const { validFrom } = correction;
  const name = correction.name?.trim() ?? null;
  const legalName = correction.legalName?.trim() ?? null;
  const put = (told: OrganizationName): OrganizationName => ({
    ...told,
    validFrom: correction.correctedFrom ?? told.validFrom,
    name: name ?? told.name,
    legalName: legalName ?? told.legalName ?? null,
  });
  const wrong = [...(name === null ? [] : checkName(name)), ...checkLegalName(legalName)];
  const decide: Decide = (standing) => correct(standing, validFrom, put, words);
  return putRight(context, correction, { kind: 'CORRECTED', action: 'ORGANIZATION_NAME_CORRECTED', wrong, decide });
}

/** Takes a name out that will not be, or should never have been told: the one before it goes on. */
export function cancelName(context: RequestContext, named: NamePeriodNamed): Promise<Corrected<OrganizationName>> {
  const decide: Decide = (standing) => cancel(standing, named.validFrom, words);
  return putRight(context, named, { kind: 'CANCELLED', action: 'ORGANIZATION_NAME_CANCELLED', wrong: [], decide });
}

type Decide = CorrectionAct<OrganizationName>['decide'];

async function putRight(
  context: RequestContext,
  { code, validFrom, reason, dryRun }: NamePeriodNamed,
  act: CorrectionAct<OrganizationName>,
): Promise<Corrected<OrganizationName>> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'administerCounty');
  const organization = hub.organizations.byCode(code);
  const unknown = organization ? [] : [refusal('code', 'NOT_FOUND', '没有此代码的单位')];
  const wrong = [...unknown, ...act.wrong, ...checkReason(reason)];
  if (!organization || wrong.length > 0) return refusedCorrection(wrong);
  const changed = await changeTimeline(hub, viewer, nameTimeline, {
    ...{ subject: code, kind: act.kind, reason, decide: act.decide, dryRun: dryRun ?? false },
    audited: {
      ...{ action: act.action, subjectType: 'Organization', subjectId: organization.id },
      details: { validFrom },
    },
    also: (executor) => tellNames(hub, executor),
  });
  if (!dryRun && changed.userErrors.length === 0) await hub.organizations.reload();
  return { ...changed, touched: [] };
}
