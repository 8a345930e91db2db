import { shanghaiText } from '../../kernel/instant-text.js';
import { namedOrganization } from '../../core/organizations/index.js';
import { isRefused, unlessRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import type { CriminalReferral } from './criminal-referral.facts.js';
import { checkContacts, checkDecider, checkOfficers, checkPolice } from './criminal-referral.rules.js';
import { clearCase, markCase } from './suspected-case.js';

/** X1: whom one is in touch with at the police, the procuratorate and the court. What is not told stays. */
export function recordContacts({ input, row }: Deciding<CriminalReferral, 'recordContacts'>): Made<CriminalReferral> {
  const { policeContact, procuratorateContact, courtContact } = input;
  return unlessRefused(checkContacts([policeContact, procuratorateContact, courtContact]), () => ({
    set: {
      policeContact: policeContact ?? row.policeContact,
      procuratorateContact: procuratorateContact ?? row.procuratorateContact,
      courtContact: courtContact ?? row.courtContact,
    },
  }));
}

/** X2: at least two officers have verified the suspicion and report in writing; three days to decide begin. */
export const submitReport = ({ input }: Deciding<CriminalReferral, 'report'>): Made<CriminalReferral> =>
  unlessRefused(checkOfficers(input.officers), () => ({
    set: { officers: input.officers.map((name) => name.trim()), report: input.report },
  }));

/** X2: the head of the sender decides: to refer, within 24 hours; or not, and the reasons are on record (X3). */
export function decideReferral({ input, row }: Deciding<CriminalReferral, 'approve'>): Made<CriminalReferral> {
  const { decision, decidedBy, reason = null } = input;
  return unlessRefused(checkDecider('decidedBy', decidedBy, row.officers), () =>
    decision === 'APPROVED'
      ? { set: { decidedBy } }
      : { set: { decidedBy, notReferredReason: reason }, also: clearCase },
  );
}

/** X2: the case goes to the police with its documents; they come to read the case it was found in as well. */
export function sendReferral(deciding: Deciding<CriminalReferral, 'send'>): Made<CriminalReferral> {
  const { input, row, organizations, occurredAt, today } = deciding;
  const police = namedOrganization(organizations, input.policeCode, 'policeCode', today);
  if (isRefused(police)) return police;
  return unlessRefused(checkPolice(police, row.senderId), () => ({
    set: { policeId: police.key, sentAt: shanghaiText(occurredAt) },
    also: (context) => markCase(context, { step: 'referToPolice', suspicion: 'REFERRED', guest: police }),
  }));
}
