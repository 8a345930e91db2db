import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { holdsOffice, offices, type Moving, type Office, type Organization } from '../organizations/index.js';
import { changeOrganization, type OrganizationAnswer } from './change-organization.js';
import { enqueueSettlement, lockEnds, writeEnd } from './organization-ends.sql.js';
import { checkEnd, type EndAsked, type Ending } from './check-end.js';

/** What is asked for on the end of an organization; the day is null where it does not end after all. */
export interface EndRequest extends EndAsked {
  readonly code: string;
  readonly basis: string;
  /** Whether only to tell what would move. */
  readonly dryRun?: boolean | null;
}

/**
 * Registers that an organization ends: from that day on those who succeed it act in all that it had, open or to be corrected (三(一)4).
 * What it has published stays under its name.
 */
export function endOrganization(context: RequestContext, input: EndRequest): Promise<OrganizationAnswer> {
  return decideEnd(context, input, 'ORGANIZATION_ENDED');
}

/** Puts right what was registered on the end of an organization: its day, its successors, or that it ends at all. */
export function correctOrganizationEnd(context: RequestContext, input: EndRequest): Promise<OrganizationAnswer> {
  return decideEnd(context, input, 'ORGANIZATION_END_CORRECTED');
}

async function decideEnd(
  context: RequestContext,
  input: EndRequest,
  action: 'ORGANIZATION_ENDED' | 'ORGANIZATION_END_CORRECTED',
): Promise<OrganizationAnswer> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'administerCounty');
  const organization = hub.organizations.byCode(input.code);
  if (!organization)
    return { organization: null, moves: [], userErrors: [refusal('code', 'NOT_FOUND', '没有此代码的单位')] };
  const ending = checkEnd(hub.organizations, organization, input);
  if ('refusals' in ending) return { organization: null, moves: [], userErrors: ending.refusals };
  const moves = await movingOf(context, organization);
  const decision = { organization, ending, moves, action };
  return changeOrganization(
    context,
    { viewer, action, input, moves, told: asItWouldBe(organization, ending) },
    async (executor) => {
      const ends = await lockEnds(executor, organization.key);
      const wrong = checkDecision(context, ends.revision > 0 || ends.validTo !== null, decision);
      if (wrong.length > 0) return wrong;
      const act = { personKey: viewer.person.key, at: hub.clock.now() };
      await writeEnd(executor, organization.key, ends.revision + 1, ending, input.basis.trim(), act);
      await enqueueSettlement(executor);
      return [];
    },
  );
}

async function movingOf({ hub }: RequestContext, organization: Organization): Promise<readonly Moving[]> {
  const moving: Moving[] = [];
  for (const handover of hub.handovers) moving.push(...(await handover.moving(hub, organization)));
  return moving;
}

/** The organization as it will stand: what is told of it before it is decided, and the same afterwards. */
function asItWouldBe(organization: Organization, { validTo, successor, portions }: Ending): Organization {
  return { ...organization, validTo, successor, portions };
}

function checkDecision(
  context: RequestContext,
  wasDecided: boolean,
  { organization, ending, moves, action }: DecidedEnd,
): Refusal[] {
  const isCorrection = action === 'ORGANIZATION_END_CORRECTED';
  if (isCorrection && !wasDecided) return [refusal('code', 'WRONG_STATE', '该单位未登记撤销，无可更正', 'T10')];
  if (!isCorrection && organization.validTo !== null) {
    return [refusal('code', 'WRONG_STATE', `该单位已登记于${organization.validTo}撤销；登记有误的，请更正`, 'T10')];
  }
  if (ending.validTo === null) return [];
  const vacant = officesLeft(context, organization, ending.successor);
  if (vacant.length > 0) {
    return [refusal('successorCode', 'INVALID', `撤销后无人担任${vacant.join('、')}，须有可承接的单位`)];
  }
  const open = moves.filter(({ isOpen }) => isOpen);
  if (ending.successor === null && open.length > 0) {
    const what = open.map(({ label, count }) => `${label}${count}件`).join('、');
    return [refusal('successorCode', 'REQUIRED', `该单位尚有${what}，须有承接单位`, 'T10')];
  }
  return [];
}

interface DecidedEnd {
  readonly organization: Organization;
  readonly ending: Ending;
  readonly moves: readonly Moving[];
  readonly action: string;
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
