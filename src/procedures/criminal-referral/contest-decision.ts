import { refusal } from '../../kernel/refusal.js';
import { organizationOfKind } from '../../core/organizations/index.js';
import { unlessRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import type { CriminalReferral } from './criminal-referral.facts.js';
import { checkContest, isContest } from './criminal-referral.rules.js';
import { clearCase, markCase } from './suspected-case.js';

/** X2: the sender asks the police, within three days, to think again. */
export const requestReconsideration = ({
  input,
  row,
  occurredAt,
}: Deciding<CriminalReferral, 'askReconsideration'>): Made<CriminalReferral> =>
  unlessRefused(checkContest(occurredAt, row.contestUntil), () => ({
    set: { reconsiderationReason: input.reason },
    also: (context) => markCase(context, { step: 'contestNonFiling', suspicion: 'REFERRED' }),
  }));

/**
 * X2: the sender asks the procuratorate to supervise the filing: at any time instead of a reconsideration, within three days after
 * one (Order 310, art. 9).
 */
export function requestSupervision(deciding: Deciding<CriminalReferral, 'requestSupervision'>): Made<CriminalReferral> {
  const { input, row, organizations, occurredAt, today } = deciding;
  const procuratorate = organizationOfKind(organizations, 'PROCURATORATE', today);
  if (!procuratorate) return [refusal([], 'NOT_FOUND', '平台未登记人民检察院', 'X2')];
  const refusals = isContest('requestSupervision', row.state) ? checkContest(occurredAt, row.contestUntil) : [];
  return unlessRefused(refusals, () => ({
    set: { procuratorateId: procuratorate.key, supervisionReason: input.reason },
    also: (context) => markCase(context, { step: 'contestNonFiling', suspicion: 'REFERRED', guest: procuratorate }),
  }));
}

/** X2: the procuratorate has the police file the case, or says why not. */
export const answerSupervision = ({ input }: Deciding<CriminalReferral, 'demandFiling'>): Made<CriminalReferral> => ({
  set: { supervisionReply: input.reply },
  ...(input.answer === 'FILING_DEMANDED' ? {} : { also: clearCase }),
});
