import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import { isRefused, takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import type { Asked, CriminalReferralFacts } from './criminal-referral.facts.js';
import { checkContacts, checkOfficers, checkPolice } from './criminal-referral.rules.js';
import { clearCase, markCase } from './suspected-case.js';

type Answer = Promise<ProceedingPayload<CriminalReferralFacts>>;

export const named = ({ criminalReferralId }: Asked<'accept'>) => ({
  path: 'criminalReferralId',
  id: criminalReferralId,
});

/** X1: whom one is in touch with at the police, the procuratorate and the court. What is not told stays. */
export function recordContacts(context: RequestContext, input: Asked<'recordContacts'>): Answer {
  const { policeContact, procuratorateContact, courtContact } = input;
  return takeStep(context, criminalReferral, 'recordContacts', named(input), input, ({ row }) => {
    const refusals = checkContacts([policeContact, procuratorateContact, courtContact]);
    return refusals.length > 0
      ? refusals
      : {
          set: {
            policeContact: policeContact ?? row.policeContact,
            procuratorateContact: procuratorateContact ?? row.procuratorateContact,
            courtContact: courtContact ?? row.courtContact,
          },
        };
  });
}

/** X2: at least two officers have verified the suspicion and report in writing; three days to decide begin. */
export function submitReport(context: RequestContext, input: Asked<'report'>): Answer {
  return takeStep(context, criminalReferral, 'report', named(input), input, () => {
    const refusals = checkOfficers(input.officers);
    const officers = input.officers.map((name) => name.trim());
    return refusals.length > 0 ? refusals : { set: { officers, report: input.report } };
  });
}

/** X2: the head of the sender decides: to refer, within 24 hours; or not, and the reasons are on record (X3). */
export function decideReferral(context: RequestContext, input: Asked<'approve'>): Answer {
  const { decision, decidedBy, reason = null } = input;
  return decision === 'APPROVED'
    ? takeStep(context, criminalReferral, 'approve', named(input), input, () => ({ set: { decidedBy } }))
    : takeStep(context, criminalReferral, 'reject', named(input), input, () => ({
        set: { decidedBy, notReferredReason: reason },
        also: clearCase,
      }));
}

/** X2: the case goes to the police with its five documents; they come to read the case it was found in as well. */
export function sendReferral(context: RequestContext, input: Asked<'send'>): Answer {
  return takeStep(context, criminalReferral, 'send', named(input), input, ({ hub, row, now }) => {
    const police = namedOrganization(hub.organizations, input.policeCode, 'policeCode', shanghaiDay(now).toString());
    if (isRefused(police)) return police;
    const refusals = checkPolice(police, row.senderId);
    if (refusals.length > 0) return refusals;
    return {
      set: { policeId: police.key, sentAt: shanghaiText(now) },
      also: (taken) => markCase(taken, { step: 'referToPolice', suspicion: 'REFERRED', guest: police }),
    };
  });
}
