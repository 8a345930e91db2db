import { organizationOfKind } from '../../core/organizations/index.js';
import { unlessRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import type { FiledOutcome } from './criminal-referral.js';
import type { CriminalReferral, CriminalReferralFacts } from './criminal-referral.facts.js';
import { checkOutcomeDay } from './filed-case.rules.js';
import { clearCase, markCase } from './suspected-case.js';

/** The step of each thing that becomes of a case after it was filed. */
export const outcomeSteps = {
  TRANSFERRED: 'transfer',
  CASE_WITHDRAWN: 'withdrawCase',
  INDICTED: 'indict',
  NOT_PROSECUTED: 'notProsecute',
  JUDGED: 'judge',
} as const satisfies Record<FiledOutcome, string>;

const dayOf = {
  TRANSFERRED: 'transferredOn',
  CASE_WITHDRAWN: 'caseWithdrawnOn',
  INDICTED: 'indictedOn',
  NOT_PROSECUTED: 'notProsecutedOn',
  JUDGED: 'judgedOn',
} as const satisfies Record<FiledOutcome, keyof CriminalReferralFacts>;

/**
 * X2: what becomes of a case that was filed, told to whoever has sent it and to the procuratorate (Administrative Penalty Law art. 27). Where it is
 * no crime after all, the case that it was found in may end by a penalty (Order 310, art. 13).
 */
export function reportOutcome(deciding: Deciding<CriminalReferral, 'transfer'>): Made<CriminalReferral> {
  const { input, row, organizations, occurredOn, today } = deciding;
  const { outcome, detail = null } = input;
  const on = input.on ?? occurredOn;
  const before = [row.filedOn, ...Object.values(dayOf).map((property) => row[property])];
  // A day of its own; without one it is that of the step, which follows the others in any case.
  const refusals = input.on == null ? [] : checkOutcomeDay('on', on, before, today);
  return unlessRefused(refusals, () => {
    const set = { [dayOf[outcome]]: on, outcomeDetail: detail };
    switch (outcome) {
      case 'TRANSFERRED': {
        // The file of the case goes with it: the procuratorate reads the case from now on.
        const procuratorate = organizationOfKind(organizations, 'PROCURATORATE', today);
        const guest = procuratorate ? { guest: procuratorate } : {};
        return {
          set: { ...set, ...(procuratorate && { procuratorateId: procuratorate.key }) },
          also: (context) => markCase(context, { step: 'transferForProsecution', suspicion: 'REFERRED', ...guest }),
        };
      }
      case 'CASE_WITHDRAWN':
      case 'NOT_PROSECUTED':
        return { set, also: clearCase };
      case 'INDICTED':
      case 'JUDGED':
        return { set };
      default:
        return outcome satisfies never;
    }
  });
}
