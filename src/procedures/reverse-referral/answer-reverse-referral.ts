import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { decisionsOfCases } from '../../categories/penalty-decision/index.js';
import { predecessorsOn } from '../../core/organizations/index.js';
import { readRecords } from '../../core/records/index.js';
import { actingFor } from '../../core/visibility/index.js';
import {
  beforeCounty,
  checkSilence,
  isRefused,
  unlessRefused,
  type Circumstances,
  type Deciding,
  type Loading,
  type Made,
} from '../../core/proceedings/index.js';
import type { ReverseReferral } from './reverse-referral.facts.js';
import { checkDecided } from './reverse-referral.rules.js';
import { replyDue } from './send-reverse-referral.js';

const path = 'reverseReferralId';

/** X2: whoever is not competent, or finds no violation to look into, says so; the issuer answers that in time. */
export const sendBack = ({ input }: Deciding<ReverseReferral, 'sendBack'>): Made<ReverseReferral> => ({
  set: { returnReason: input.reason },
});

/** X2: the issuer takes it back. */
export const takeBack = ({ input }: Deciding<ReverseReferral, 'takeBack'>): Made<ReverseReferral> => ({
  set: { takeBackReason: input.reason },
});

/** How many decisions of the authority, or of whom it has succeeded, name this case and are shared. */
export async function loadDecisions({ hub, viewer, row }: Loading<ReverseReferral, 'penalize'>): Promise<number> {
  const { organization } = viewer;
  const keys = await decisionsOfCases({ hub, viewer }).load(row.key);
  const records = await readRecords(hub, keys, actingFor(organization, hub.pool));
  const before = predecessorsOn(hub.organizations, organization, shanghaiDay(hub.clock.now()).toString());
  const authorities = [organization, ...before];
  return [...records.values()].filter(({ publisher }) => authorities.some(({ key }) => key === publisher.key)).length;
}

/** X2: a penalty was given, by a decision of the authority that names this case. */
export const penalize = ({
  input,
  loaded,
  occurredAt,
}: Deciding<ReverseReferral, 'penalize', number>): Made<ReverseReferral> =>
  unlessRefused(checkDecided(loaded), () => ({
    set: { outcome: 'PENALIZED', decisionNumber: input.decisionNumber, repliedAt: shanghaiText(occurredAt) },
  }));

/** X2: there is no penalty, with reasons that the issuer may contest. */
export const spare = ({ input, occurredAt }: Deciding<ReverseReferral, 'spare'>): Made<ReverseReferral> => ({
  set: { outcome: 'NOT_PUNISHED', notPunishedReason: input.reason, repliedAt: shanghaiText(occurredAt) },
});

/** X2: a return, or reasons against a penalty, that do not convince: the county government decides. */
export const escalate = (deciding: Deciding<ReverseReferral, 'escalate'>): Made<ReverseReferral> =>
  escalated(deciding, deciding.input.reason);

/** X2: nor is silence an answer once the time to reply is over. */
export function escalateSilence(deciding: Deciding<ReverseReferral, 'escalateSilence'>): Made<ReverseReferral> {
  const refusals = checkSilence(path, deciding.occurredAt, Temporal.Instant.from(deciding.row.replyDueAt), 'X2');
  return refusals.length > 0 ? refusals : escalated(deciding, deciding.input.reason);
}

/** X2: the authority is to handle it; what it answered before stands no longer. */
export const orderHandling = (deciding: Deciding<ReverseReferral, 'order'>): Made<ReverseReferral> => ({
  set: {
    decision: deciding.input.decision,
    outcome: null,
    repliedAt: null,
    notPunishedReason: null,
    returnReason: null,
    replyDueAt: replyDue(deciding),
  },
});

function escalated(circumstances: Circumstances, reason: string): Made<ReverseReferral> {
  const set = beforeCounty(circumstances, path, 'X2', reason);
  return isRefused(set) ? set : { set };
}
