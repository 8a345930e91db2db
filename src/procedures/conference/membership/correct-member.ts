import { cancel, correct, type Corrected, type CorrectionAct, type PeriodWords } from '../../../core/dated/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { changing, noSuchOrganization } from './change-membership.js';
import { inForceFrom } from './county-conference.js';
import { checkCorrectedEnd, checkDecision, checkSince } from './membership.rules.js';
import { membershipTimeline, type MembershipPeriod } from './membership-timeline.sql.js';
import { putMembershipRight, type PeriodNamed } from './put-membership-right.js';

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
  act: CorrectionAct<MembershipPeriod>,
): Promise<Corrected<MembershipPeriod>> {
  const change = changing(context);
  const organization = change.hub.organizations.byCode(named.organizationCode);
  const wrong = [...act.wrong, ...(organization ? [] : [noSuchOrganization])];
  const subject = String(organization?.key);
  return putMembershipRight(change, membershipTimeline, named, { ...act, wrong, subject, rule: 'J3', organization });
}
