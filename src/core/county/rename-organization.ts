import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { setFrom, type Timeline } from '../../kernel/timeline.js';
import type { Executor } from '../../platform/database/index.js';
import { changeTimeline } from '../dated/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { legalNameOn, nameOn, type Organization, type OrganizationName } from '../organizations/index.js';
import { announceReferenceData } from './announce.sql.js';
import type { OrganizationAnswer } from './change-organization.js';
import { checkBasis } from './check-basis.js';
import { nameTimeline, writeNamesOf } from './name-timeline.sql.js';
import { checkLegalName, checkName } from './register-organization.js';

/** A name from a day (`YYYY-MM-DD`) on. */
export interface Renaming {
  readonly code: string;
  readonly name: string;
  readonly legalName?: string | null;
  readonly validFrom: string;
  readonly basis: string;
  readonly dryRun?: boolean | null;
}

/** Registers that an organization bears another name from a day on: it stays who it is, and so does all that it has. */
export async function renameOrganization(context: RequestContext, input: Renaming): Promise<OrganizationAnswer> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'administerCounty');
  const renaming = { ...input, name: input.name.trim(), dryRun: input.dryRun ?? false };
  const { code, name, validFrom, basis, dryRun } = renaming;
  const legalName = input.legalName?.trim() ?? null;
  const organization = hub.organizations.byCode(code);
  if (!organization) return refused([refusal('code', 'NOT_FOUND', '没有此代码的单位')]);
  const today = shanghaiDay(hub.clock.now()).toString();
  const wrong = [
    ...checkName(name),
    ...checkLegalName(legalName),
    ...checkFirstDay(organization, validFrom, today),
    ...checkBasis(basis),
  ];
  if (wrong.length > 0) return refused(wrong);
  const { timeline, userErrors } = await changeTimeline(hub, viewer, nameTimeline, {
    ...{ subject: code, kind: 'SET', reason: basis, dryRun },
    audited: { action: 'ORGANIZATION_RENAMED', subjectType: 'Organization', subjectId: organization.id },
    decide: (standing) => ({
      timeline: setFrom<OrganizationName>(standing.timeline, { name, legalName, validFrom, validTo: null }),
    }),
    also: (executor) => tellNames(hub, executor),
  });
  if (userErrors.length > 0) return refused(userErrors);
  if (dryRun) return { organization: asNamed(organization, timeline, today), moves: [], userErrors };
  await hub.organizations.reload();
  return { organization: hub.organizations.byCode(code) ?? null, moves: [], userErrors };
}

/** What a change of names brings with it: by SQL the register says the name of today, and every node hears of it. */
export async function tellNames({ clock }: Pick<Hub, 'clock'>, executor: Executor): Promise<void> {
  await writeNamesOf(executor, shanghaiDay(clock.now()).toString());
  await announceReferenceData(executor);
}

function checkFirstDay({ validFrom: founded, validTo }: Organization, day: string, today: string): Refusal[] {
  if (day < today) return [refusal('validFrom', 'INVALID', '首日不得早于今日；登记有误的，请更正', 'T10')];
  if (day < founded) return [refusal('validFrom', 'INVALID', `该单位自${founded}起设立`, 'T10')];
  return validTo !== null && day >= validTo
    ? [refusal('validFrom', 'WRONG_STATE', `该单位自${validTo}起不再存续`, 'T10')]
    : [];
}

/** The organization as it will stand. */
function asNamed(organization: Organization, names: Timeline<OrganizationName>, today: string): Organization {
  return { ...organization, names, name: nameOn(names, today), legalName: legalNameOn(names, today) };
}

function refused(userErrors: readonly Refusal[]): OrganizationAnswer {
  return { organization: null, moves: [], userErrors };
}
