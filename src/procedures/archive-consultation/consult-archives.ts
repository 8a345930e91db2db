import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  beforeCounty,
  checkSilence,
  dueWithin,
  factsGiven,
  isRefused,
  unlessRefused,
  type Circumstances,
  type Deciding,
  type Made,
  type Opened,
  type Opening,
} from '../../core/proceedings/index.js';
import { archiveConsultationFacts, type ArchiveConsultation } from './archive-consultation.facts.js';
import { archiveConsultation } from './archive-consultation.procedure.js';
import { checkSides } from './archive-consultation.rules.js';

const path = 'archiveConsultationId';

/** A5: asks a department for archives; its time to provide them, or to say why not, runs. */
export function requestArchives(opening: Opening<ArchiveConsultation, 'request'>): Opened<ArchiveConsultation> {
  const { input, viewer, organizations, occurredAt, today } = opening;
  const holder = namedOrganization(organizations, input.toCode, 'toCode', today);
  if (isRefused(holder)) return holder;
  const isSelf = holder.key === viewer.organization.key;
  return unlessRefused(checkSides(viewer.organization.kind, holder.kind, isSelf), () => ({
    set: {
      requesterId: viewer.organization.key,
      holderId: holder.key,
      ...factsGiven(archiveConsultationFacts, 'request', input),
      dueAt: shanghaiText(dueWithin(archiveConsultation.table.clocks.answer.within, occurredAt, opening).at),
    },
    title: input.archives,
  }));
}

/** A5: no shirking: who does not provide says why, and may be answered by the county government. */
export const refuseArchives = ({ input }: Deciding<ArchiveConsultation, 'refuse'>): Made<ArchiveConsultation> => ({
  set: { refusalReason: input.reason },
});

/** A5: the reason does not convince: the county government decides. */
export const escalateRefusal = (deciding: Deciding<ArchiveConsultation, 'escalate'>): Made<ArchiveConsultation> =>
  escalated(deciding, deciding.input.reason);

/** A5: nor is silence an answer once its time is over. */
export function escalateSilence(deciding: Deciding<ArchiveConsultation, 'escalateSilence'>): Made<ArchiveConsultation> {
  const refusals = checkSilence(path, deciding.occurredAt, Temporal.Instant.from(deciding.row.dueAt), 'A5');
  return refusals.length > 0 ? refusals : escalated(deciding, deciding.input.reason);
}

function escalated(circumstances: Circumstances, reason: string): Made<ArchiveConsultation> {
  const set = beforeCounty(circumstances, path, 'A5', reason);
  return isRefused(set) ? set : { set };
}
