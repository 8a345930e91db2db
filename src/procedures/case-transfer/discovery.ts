import type { Temporal } from 'temporal-polyfill';
import type { DueTime } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { dueWithin, factsGiven, latestMoment, type Deciding } from '../../core/proceedings/index.js';
import { caseTransfer } from './case-transfer.procedure.js';
import { caseTransferFacts, type Asked, type CaseTransferFacts } from './case-transfer.facts.js';
import { checkDiscovery } from './case-transfer.rules.js';

/** What is told of a violation when it is found: to register it, or to send it at once. */
export type Discovery = Asked<'discover'>;

type TransferClock = 'byTownship' | 'byDepartment' | 'urgent';

/** The one clock that runs for a discovery: 24 hours when urgent (T6), else three working days (T4, T5 by who found it). */
export function transferClock(urgent: boolean, finderKind: string): TransferClock {
  if (urgent) return 'urgent';
  return finderKind === 'TOWNSHIP' ? 'byTownship' : 'byDepartment';
}

/** When the case must be sent. */
export function transferDue({ hub, viewer }: Deciding, { urgent, discoveredAt }: Discovery): DueTime {
  const clock = transferClock(urgent, viewer.organization.kind);
  return dueWithin(caseTransfer.table.clocks[clock].within, discoveredAt, hub);
}

/** When the clocks of a discovery start: the one for the transfer, and, while the violation goes on, dissuasion and notice. */
export function discoveryStarts({ viewer }: Deciding, { urgent, discoveredAt, violationOngoing }: Discovery) {
  const running = transferClock(urgent, viewer.organization.kind);
  const startOf = (clock: TransferClock): Temporal.Instant | null => (clock === running ? discoveredAt : null);
  const ongoing = violationOngoing ? discoveredAt : null;
  return {
    byTownship: startOf('byTownship'),
    byDepartment: startOf('byDepartment'),
    urgent: startOf('urgent'),
    dissuasion: ongoing,
    notice: ongoing,
  };
}

export function checkDiscoveryNow(deciding: Deciding, discovery: Discovery): Refusal[] {
  return checkDiscovery(discovery, latestMoment(deciding));
}

/** The facts of a transfer of which only the discovery is known. */
export function discoveredFacts(deciding: Deciding, discovery: Discovery) {
  const { viewer, now } = deciding;
  const due = transferDue(deciding, discovery);
  const isDissuaded = (discovery.dissuasion ?? '').trim() !== '';
  return {
    ...factsGiven(caseTransferFacts, 'discover', discovery),
    senderId: viewer.organization.key,
    dissuadedAt: isDissuaded ? shanghaiText(discovery.dissuadedAt ?? now) : null,
    dueAt: shanghaiText(due.at),
    dueBasis: due.basis,
  };
}

const longestTitle = 200;

/** `擅自占用城市道路（古县某建材有限公司）` */
export function titleOf({ causeOfCase, partyName }: Pick<CaseTransferFacts, 'causeOfCase' | 'partyName'>): string {
  return `${causeOfCase}${partyName ? `（${partyName}）` : ''}`.slice(0, longestTitle);
}
