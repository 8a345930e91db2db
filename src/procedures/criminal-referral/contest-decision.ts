import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { existsOn } from '../../core/organizations/index.js';
import { takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import type { Asked, CriminalReferralFacts } from './criminal-referral.facts.js';
import { checkContest, isContest } from './criminal-referral.rules.js';
import { named } from './refer-crime.js';
import { clearCase, markCase } from './suspected-case.js';

type Answer = Promise<ProceedingPayload<CriminalReferralFacts>>;

/** X2: the sender asks the police, within three days, to think again. */
export function requestReconsideration(context: RequestContext, input: Asked<'askReconsideration'>): Answer {
  return takeStep(context, criminalReferral, 'askReconsideration', named(input), input, ({ row, now }) => {
    const refusals = checkContest(now, row.contestUntil);
    return refusals.length > 0
      ? refusals
      : {
          set: { reconsiderationReason: input.reason },
          also: (taken) => markCase(taken, { step: 'contestNonFiling', suspicion: 'REFERRED' }),
        };
  });
}

/**
 * X2: the sender asks the procuratorate to supervise the filing: at any time instead of a reconsideration, within three days after
 * one (Order 310, art. 9).
 */
export function requestSupervision(context: RequestContext, input: Asked<'requestSupervision'>): Answer {
  return takeStep(context, criminalReferral, 'requestSupervision', named(input), input, ({ hub, row, now }) => {
    const today = shanghaiDay(now).toString();
    const procuratorate = hub.organizations
      .all()
      .find((organization) => organization.kind === 'PROCURATORATE' && existsOn(organization, today));
    if (!procuratorate) return [refusal([], 'NOT_FOUND', '平台未登记人民检察院', 'X2')];
    const refusals = isContest('requestSupervision', row.state) ? checkContest(now, row.contestUntil) : [];
    if (refusals.length > 0) return refusals;
    return {
      set: { procuratorateId: procuratorate.key, supervisionReason: input.reason },
      also: (taken) => markCase(taken, { step: 'contestNonFiling', suspicion: 'REFERRED', guest: procuratorate }),
    };
  });
}

/** X2: the procuratorate has the police file the case, or says why not. */
export function answerSupervision(context: RequestContext, input: Asked<'demandFiling'>): Answer {
  const set = { supervisionReply: input.reply };
  return input.answer === 'FILING_DEMANDED'
    ? takeStep(context, criminalReferral, 'demandFiling', named(input), input, () => ({ set }))
    : takeStep(context, criminalReferral, 'endSupervision', named(input), input, () => ({ set, also: clearCase }));
}

/** X3: the sender takes the reasons of the police; its case goes on, or ends, with them on record. */
export function acceptNonFiling(context: RequestContext, input: Asked<'accept'>): Answer {
  return takeStep(context, criminalReferral, 'accept', named(input), input);
}
