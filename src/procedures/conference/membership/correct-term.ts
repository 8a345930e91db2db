import { cancel, correct, type Corrected, type CorrectionAct, type PeriodWords } from '../../../core/dated/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { changing, holderOf, ruleOf } from './change-membership.js';
import { inForceFrom } from './county-conference.js';
import type { TermRoleName } from './membership.js';
import { checkSince, checkTermTexts } from './membership.rules.js';
import { termTimeline, type Term } from './membership-timeline.sql.js';
import { putMembershipRight, type PeriodNamed } from './put-membership-right.js';

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

function ofTerm(context: RequestContext, named: TermNamed, act: CorrectionAct<Term>): Promise<Corrected<Term>> {
  const change = changing(context);
  const { role } = named;
  const rest = { subject: role, rule: ruleOf[role], organization: holderOf(change, role) };
  return putMembershipRight(change, termTimeline, named, { ...act, ...rest, isOfAll: true });
}
