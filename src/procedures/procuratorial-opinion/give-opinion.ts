import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  beforeCounty,
  checkSilence,
  dueWithin,
  factsGiven,
  isRefused,
  type Circumstances,
  type Deciding,
  type Made,
  type Opened,
  type Opening,
} from '../../core/proceedings/index.js';
import { opinionTable } from './opinion-table.js';
import { titleOf } from './procuratorial-opinion.js';
import { procuratorialOpinionFacts, type ProcuratorialOpinion } from './procuratorial-opinion.facts.js';
import { checkSides, checkReplyBy } from './procuratorial-opinion.rules.js';

const path = 'procuratorialOpinionId';

/** X2: the procuratorate gives its opinion, and waits for an answer: two months, or until the day that it sets where it is urgent. */
export function issueOpinion(opening: Opening<ProcuratorialOpinion, 'issue'>): Opened<ProcuratorialOpinion> {
  const { input, viewer, organizations, today, occurredOn } = opening;
  const issuer = viewer.organization;
  const addressee = namedOrganization(organizations, input.toCode, 'toCode', today);
  const replyBy = input.replyBy ?? null;
  const refusals = [
    ...checkSides(issuer.kind, isRefused(addressee) ? null : addressee.kind),
    ...checkReplyBy(replyBy, occurredOn),
    ...(isRefused(addressee) ? addressee : []),
  ];
  if (refusals.length > 0 || isRefused(addressee)) return refusals;
  const due = replyBy === null ? null : endOfDay(Temporal.PlainDate.from(replyBy));
  return {
    set: {
      issuerId: issuer.key,
      addresseeId: addressee.key,
      ...factsGiven(procuratorialOpinionFacts, 'issue', input),
      replyDueAt: due === null ? replyDue(opening) : shanghaiText(due),
    },
    title: titleOf(input),
    ...(due === null ? {} : { dueAt: { reply: due } }),
  };
}

/** X2: it is withdrawn before it is answered. */
export const withdrawOpinion = ({ input }: Deciding<ProcuratorialOpinion, 'withdraw'>): Made<ProcuratorialOpinion> => ({
  set: { withdrawalReason: input.reason },
});

/** X2: an answer that does not convince is put before the county government. */
export const escalateAnswer = (deciding: Deciding<ProcuratorialOpinion, 'escalate'>): Made<ProcuratorialOpinion> =>
  escalated(deciding, deciding.input.reason);

/** X2: so is silence, once the time to answer is over. */
export function escalateSilence(
  deciding: Deciding<ProcuratorialOpinion, 'escalateSilence'>,
): Made<ProcuratorialOpinion> {
  const refusals = checkSilence(path, deciding.occurredAt, Temporal.Instant.from(deciding.row.replyDueAt), 'X2');
  return refusals.length > 0 ? refusals : escalated(deciding, deciding.input.reason);
}

/** X2: the county government has it answered anew; what was answered stands in the history. */
export const orderAnswer = (deciding: Deciding<ProcuratorialOpinion, 'order'>): Made<ProcuratorialOpinion> => ({
  set: { decision: deciding.input.decision, adoption: null, answer: null, replyDueAt: replyDue(deciding) },
  note:
    [deciding.row.answer === null ? '' : `原回复：${deciding.row.answer}`, deciding.input.note ?? '']
      .filter((line) => line.trim() !== '')
      .join('\n') || null,
});

function escalated(circumstances: Circumstances, reason: string): Made<ProcuratorialOpinion> {
  const set = beforeCounty(circumstances, path, 'X2', reason);
  return isRefused(set) ? set : { set };
}

function replyDue(context: Circumstances): string {
  return shanghaiText(dueWithin(opinionTable.clocks.reply.within, context.occurredAt, context).at);
}
