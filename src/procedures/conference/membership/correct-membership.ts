import type { Refusal } from '../../../kernel/refusal.js';
import type { Period } from '../../../kernel/timeline.js';
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
} from '../../../core/dated/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { actingOn, type Organization } from '../../../core/organizations/index.js';
import {
  acted,
  changing,
  checkRunning,
  holderOf,
  noSuchOrganization,
  ruleOf,
  type Changing,
} from './change-membership.js';
import { inForceFrom } from './county-conference.js';
import { meetingsOfDays } from './meetings-of-days.sql.js';
import type { TermRoleName } from './membership.js';
import { checkCorrectedEnd, checkDecision, checkSince, checkTermTexts } from './membership.rules.js';
import { membershipTimeline, termTimeline, type MembershipPeriod, type Term } from './membership-timeline.sql.js';

/** Which period is put right, and why. */
interface PeriodNamed {
  readonly validFrom: string;
  readonly reason: string;
  readonly dryRun?: boolean | null;
}

export interface MemberNamed extends PeriodNamed {
  readonly organizationCode: string;
}

export interface MemberCorrection extends MemberNamed {
  readonly correctedFrom?: string | null;
  readonly validTo?: string | null;
  readonly withoutEnd?: boolean | null;
  readonly decision?: string | null;
  readonly endDecision?: string | null;
}

export interface Corrected<P extends Period> extends ChangedTimeline<P> {
  readonly touched: readonly Touched[];
}

const membershipWords: PeriodWords = { shape: 'apart', rule: 'J3', what: '成员资格', from: 'validFrom', to: 'validTo' };

/** J3: puts a membership right that was told wrongly: its days, and the decisions it rests on. */
export function correctMember(
  context: RequestContext,
  correction: MemberCorrection,
): Promise<Corrected<MembershipPeriod>> {
  const { validFrom, correctedFrom = null, validTo = null, decision = null, endDecision = null } = correction;
  const withoutEnd = correction.withoutEnd ?? false;
  const wrong = [
    ...(correctedFrom === null ? [] : checkSince('correctedFrom', correctedFrom, inForceFrom)),
    ...(decision === null ? [] : checkDecision('decision', decision)),
    ...(endDecision === null ? [] : checkDecision('endDecision', endDecision)),
    ...checkCorrectedEnd({ validTo, withoutEnd, endDecision }),
  ];
  const put = (told: MembershipPeriod): MembershipPeriod => {
    const right = decision?.trim() ?? told.decision;
    const ends = withoutEnd ? null : (validTo ?? told.validTo);
    return {
      validFrom: correctedFrom ?? told.validFrom,
      validTo: ends,
      decision: right,
      endDecision: ends === null ? null : (endDecision?.trim() ?? told.endDecision ?? right),
    };
  };
  const act = { kind: 'CORRECTED', action: 'CONFERENCE_MEMBER_CORRECTED', wrong } as const;
  return ofMember(context, correction, {
    ...act,
    decide: (standing) => correct(standing, validFrom, put, membershipWords),
  });
}

/** J3: takes a membership out that will not be, or should never have been told. */
export function cancelMember(context: RequestContext, named: MemberNamed): Promise<Corrected<MembershipPeriod>> {
  const act = { kind: 'CANCELLED', action: 'CONFERENCE_MEMBER_CANCELLED', wrong: [] } as const;
  return ofMember(context, named, { ...act, decide: (standing) => cancel(standing, named.validFrom, membershipWords) });
}

function ofMember(
  context: RequestContext,
  named: MemberNamed,
  act: Act<MembershipPeriod>,
): Promise<Corrected<MembershipPeriod>> {
  const change = changing(context);
  const organization = change.hub.organizations.byCode(named.organizationCode);
  const wrong = [...act.wrong, ...(organization ? [] : [noSuchOrganization])];
  const subject = String(organization?.key);
  return putRight(change, membershipTimeline, named, { ...act, wrong, subject, rule: 'J3', organization });
}

export interface TermNamed extends PeriodNamed {
  readonly role: TermRoleName;
}

export interface TermCorrection extends TermNamed {
  readonly correctedFrom?: string | null;
  readonly title?: string | null;
  readonly personName?: string | null;
  readonly basis?: string | null;
}

function termWords(role: TermRoleName): PeriodWords {
  return { shape: 'withoutGaps', rule: ruleOf[role], what: '任期', from: 'validFrom', to: 'correctedFrom' };
}

/** J4, J10: puts a term right that was told wrongly: its first day, the post, the name, what it rests on. */
export function correctTerm(context: RequestContext, correction: TermCorrection): Promise<Corrected<Term>> {
  const { role, validFrom, correctedFrom = null, title = null, personName = null, basis = null } = correction;
  const wrong = [
    ...(correctedFrom === null ? [] : checkSince('correctedFrom', correctedFrom, inForceFrom)),
    // What is not given stays as it is, and that was checked.
    ...checkTermTexts({ title: title ?? '-', personName, basis: basis ?? '-' }),
  ];
  const put = (told: Term): Term => ({
    ...told,
    validFrom: correctedFrom ?? told.validFrom,
    title: title ?? told.title,
    personName: personName ?? told.personName,
    basis: basis ?? told.basis,
  });
  return ofTerm(context, correction, {
    ...{ kind: 'CORRECTED', action: `CONFERENCE_${role}_CORRECTED`, wrong },
    decide: (standing) => correct(standing, validFrom, put, termWords(role)),
  });
}

/** J4, J10: takes a term out that will not be, or should never have been told: whoever held the office holds it on. */
export function cancelTerm(context: RequestContext, named: TermNamed): Promise<Corrected<Term>> {
  const { role, validFrom } = named;
  return ofTerm(context, named, {
    ...{ kind: 'CANCELLED', action: `CONFERENCE_${role}_CANCELLED`, wrong: [] },
    decide: (standing) => cancel(standing, validFrom, termWords(role)),
  });
}

function ofTerm(context: RequestContext, named: TermNamed, act: Act<Term>): Promise<Corrected<Term>> {
  const change = changing(context);
  const { role } = named;
  const rest = { subject: role, rule: ruleOf[role], organization: holderOf(change, role) };
  return putRight(change, termTimeline, named, { ...act, ...rest, isOfAll: true });
}

interface Act<P extends Period> extends Pick<TimelineChange<P>, 'kind' | 'decide'> {
  readonly action: string;
  readonly wrong: readonly Refusal[];
}

async function putRight<P extends Period>(
  change: Changing,
  table: DatedTable<P>,
  { validFrom, reason, dryRun }: PeriodNamed,
  act: Act<P> & {
    readonly subject: string;
    readonly rule: string;
    readonly organization: Organization | undefined;
    /** Whether it concerns every meeting, not only those to which the organization was asked. */
    readonly isOfAll?: boolean;
  },
): Promise<Corrected<P>> {
  const { hub, viewer } = change;
  const { organization, kind, subject, decide, action } = act;
  const wrong = [...checkRunning(change, act.rule), ...act.wrong, ...checkReason(reason)];
  if (wrong.length > 0 || !organization) return { timeline: [], changedDays: [], touched: [], userErrors: wrong };
  const changed = await changeTimeline(hub, viewer, table, {
    ...{ subject, kind, reason, decide, dryRun: dryRun ?? false },
    audited: acted(action, organization, validFrom),
  });
  const asked = act.isOfAll ? null : askedAs(organization, change.today);
  return { ...changed, touched: await meetingsOfDays(hub.pool, viewer, changed.changedDays, asked) };
}

/** Keys under which meetings name it: its own, and that of whoever acts for it. */
function askedAs(organization: Organization, today: string): number[] {
  const acting = actingOn(organization, today);
  return acting && acting !== organization ? [organization.key, acting.key] : [organization.key];
}
