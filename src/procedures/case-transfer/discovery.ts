import type { Temporal } from 'temporal-polyfill';
import type { DueTime } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import {
  dueWithin,
  factsGiven,
  latestMoment,
  unlessRefused,
  type Opening,
  type Opened,
} from '../../core/proceedings/index.js';
import { caseTransfer } from './case-transfer.procedure.js';
import { caseTransferFacts, type CaseTransfer } from './case-transfer.facts.js';
import { titleOf } from './case-transfer.js';
import { checkDiscovery } from './case-transfer.rules.js';

/** A violation that is found: told to be registered, or to be sent at once. */
export type Discovering = Opening<CaseTransfer, 'discover', unknown>;

/**
 * T4 to T7: registers a violation that belongs to somebody else; the clocks of its transfer run from its discovery. Nobody else is
 * told before the competent organization is informed (T8) or the case is sent.
 */
export function registerDiscovery(discovering: Opening<CaseTransfer, 'discover'>): Opened<CaseTransfer> {
  return unlessRefused(checkDiscovery(discovering.input, latestMoment(discovering)), () => discovered(discovering));
}

/** What is known of a case of which only the discovery is. */
export function discovered(discovering: Discovering) {
  const { input, viewer, occurredAt } = discovering;
  const due = transferDue(discovering);
  const isDissuaded = (input.dissuasion ?? '').trim() !== '';
  return {
    set: {
      ...factsGiven(caseTransferFacts, 'discover', input),
      senderId: viewer.organization.key,
      forwarderIds: [],
      dissuadedAt: isDissuaded ? shanghaiText(input.dissuadedAt ?? occurredAt) : null,
      dueAt: shanghaiText(due.at),
      dueBasis: due.basis,
    },
    title: titleOf(input),
    starts: discoveryStarts(discovering),
  };
}

type TransferClock = 'byTownship' | 'byDepartment' | 'urgent';

/** The one clock that runs for a discovery: 24 hours when urgent (T6), else three working days (T4, T5 by who found it). */
export function transferClock(urgent: boolean, finderKind: string): TransferClock {
  if (urgent) return 'urgent';
  return finderKind === 'TOWNSHIP' ? 'byTownship' : 'byDepartment';
}

/** When the case must be sent. */
export function transferDue(discovering: Discovering): DueTime {
  const { urgent, discoveredAt } = discovering.input;
  const clock = transferClock(urgent, discovering.viewer.organization.kind);
  return dueWithin(caseTransfer.table.clocks[clock].within, discoveredAt, discovering);
}

/** When the clocks of a discovery start: the one for the transfer, and, while the violation goes on, dissuasion and notice. */
function discoveryStarts({ viewer, input }: Discovering) {
  const { urgent, discoveredAt, violationOngoing } = input;
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
