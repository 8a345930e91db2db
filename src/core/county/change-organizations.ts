import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { transaction, type Executor } from '../../platform/database/index.js';
import { appendAudit } from '../audit/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import { existsOn, holdsOffice, offices, type Office, type Organization } from '../organizations/index.js';
import { announceReferenceData } from './announce.sql.js';
import { divisionExists, insertOrganization, setEnd, type Founding } from './organizations.sql.js';

export interface OrganizationAnswer {
  readonly organization: Organization | null;
  readonly userErrors: readonly Refusal[];
}

const codeForm = /^[0-9a-z-]{2,32}$/;
const longestName = 100;
const longestBasis = 500;

/** Registers an organization that is founded; its code was never another's. */
export async function registerOrganization(
  context: RequestContext,
  input: Founding & { readonly basis: string },
): Promise<OrganizationAnswer> {
  const viewer = requirePermission(context.viewer, 'administerCounty');
  const founding = { ...input, name: input.name.trim() };
  return change(context, viewer, 'ORGANIZATION_REGISTERED', input, async (executor) => {
    const wrong = checkFounding(founding);
    if (wrong.length > 0) return wrong;
    if (!(await divisionExists(executor, founding.divisionCode))) {
      return [refusal('divisionCode', 'NOT_FOUND', '没有此代码的行政区划')];
    }
    const taken = [refusal('code', 'ALREADY_EXISTS', '此代码已用于另一单位，单位撤销后也不得再用')];
    return (await insertOrganization(executor, founding)) ? [] : taken;
  });
}

/**
 * Registers that an organization ends: from that day on only its successor acts (三(一)4). What it has published stays under
 * its name.
 */
export async function endOrganization(
  context: RequestContext,
  input: {
    readonly code: string;
    readonly validTo: string;
    readonly successorCode?: string | null;
    readonly basis: string;
  },
): Promise<OrganizationAnswer> {
  const viewer = requirePermission(context.viewer, 'administerCounty');
  const { organizations } = context.hub;
  return change(context, viewer, 'ORGANIZATION_ENDED', input, async (executor) => {
    const organization = organizations.byCode(input.code);
    if (!organization) return [refusal('code', 'NOT_FOUND', '没有此代码的单位')];
    if (input.validTo <= organization.validFrom) {
      return [refusal('validTo', 'INVALID', `须晚于其存续首日（${organization.validFrom}）`)];
    }
    const successor = input.successorCode == null ? null : organizations.byCode(input.successorCode);
    if (successor === undefined) return [refusal('successorCode', 'NOT_FOUND', '没有此代码的单位')];
    if (successor && (successor.key === organization.key || !existsOn(successor, input.validTo))) {
      return [refusal('successorCode', 'INVALID', '承接单位须为当日存续的另一单位')];
    }
    const vacant = officesLeft(context, organization, successor);
    if (vacant.length > 0) {
      return [refusal('successorCode', 'INVALID', `撤销后无人担任${vacant.join('、')}，须有可承接的单位`)];
    }
    const ended = await setEnd(executor, organization.key, input.validTo, successor?.key ?? null);
    return ended ? [] : [refusal('code', 'WRONG_STATE', '该单位已登记撤销')];
  });
}

/** Offices that nobody would have any more: nobody could act for the county, or for the conference, not even to mend this. */
function officesLeft(
  { hub: { organizations, clock } }: RequestContext,
  organization: Organization,
  successor: Organization | null,
): string[] {
  const today = shanghaiDay(clock.now()).toString();
  const isLeft = (office: Office): boolean =>
    office === 'countyGovernment' ? successor?.kind !== organization.kind : successor === null;
  return (Object.keys(offices) as Office[])
    .filter((office) => holdsOffice(organizations, organization, office, today) && isLeft(office))
    .map((office) => offices[office].name);
}

/** Checks and writes in one transaction, tells every node, and answers with the organization as it stands then. */
async function change(
  { hub }: RequestContext,
  viewer: Viewer,
  action: string,
  { code, basis }: { readonly code: string; readonly basis: string },
  write: (executor: Executor) => Promise<readonly Refusal[]>,
): Promise<OrganizationAnswer> {
  const wrong = checkBasis(basis);
  if (wrong.length > 0) return { organization: null, userErrors: wrong };
  const userErrors = await transaction(hub.pool, async (executor) => {
    const refusals = await write(executor);
    if (refusals.length > 0) return refusals;
    const act = { action, subjectType: 'Organization', subjectId: `org_${code}`, purpose: basis.trim() };
    await appendAudit(executor, viewer, act, shanghaiText(hub.clock.now()));
    await announceReferenceData(executor);
    return [];
  });
  if (userErrors.length > 0) return { organization: null, userErrors };
  await hub.organizations.reload();
  return { organization: hub.organizations.byCode(code) ?? null, userErrors };
}

function checkFounding({ code, name }: Founding): Refusal[] {
  return [
    ...(codeForm.test(code) ? [] : [refusal('code', 'INVALID', '代码须为2至32位小写字母、数字或连字符')]),
    ...(name === '' ? [refusal('name', 'REQUIRED', '名称不能为空')] : []),
    ...(name.length > longestName || !isWellFormed(name)
      ? [refusal('name', 'INVALID', `名称不得超过${longestName}字，不得含非法字符`)]
      : []),
  ];
}

function checkBasis(basis: string): Refusal[] {
  if (basis.trim() === '') return [refusal('basis', 'REQUIRED', '须写明依据')];
  return basis.length > longestBasis || !isWellFormed(basis)
    ? [refusal('basis', 'INVALID', `依据不得超过${longestBasis}字，不得含非法字符`)]
    : [];
}
