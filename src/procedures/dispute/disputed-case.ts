import { listOf } from '../../kernel/procedure.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Organization } from '../../core/organizations/index.js';
import { policyOn } from '../../core/policies/index.js';
import { RefusedTogether } from '../../core/requests/index.js';
import {
  isDisputed,
  partyKeysOf,
  pauseClocks,
  procedureOf,
  readProceedings,
  resumeDisputed,
  takeLinkedStep,
  withGuest,
  type Circumstances,
  type ProceedingRow,
  type StepContext,
} from '../../core/proceedings/index.js';
import type { DisputeFacts } from './dispute.facts.js';

type Taken = StepContext<DisputeFacts>;

/** `dispute-pauses-clocks`: what the policy says for yes. */
const yes = 2;

/**
 * Whether the case that a request names may be disputed. Somebody must be able to route it, one of the two sides must be a party of it, so
 * that nobody who only looks on shows it to others, and nobody else disputes it already.
 */
export function checkDisputable(
  { procedures, viewer }: Circumstances,
  row: ProceedingRow,
  taken: readonly string[],
  other: Organization | null,
): Refusal[] {
  const procedure = procedureOf(procedures, row.procedure);
  const { routing } = procedure;
  if (!routing) return [refusal('aboutId', 'INVALID', `${procedure.label}不涉及管辖争议`, 'D1')];
  if (!listOf(procedure.table.steps[routing.step]?.from ?? []).includes(row.state)) {
    const message = `${procedure.label}当前为“${procedure.table.states[row.state] ?? row.state}”，不能提出管辖争议`;
    return [refusal('aboutId', 'WRONG_STATE', message, 'D1')];
  }
  const parties = partyKeysOf(procedure, row);
  if (![viewer.organization.key, other?.key ?? -1].some((key) => parties.includes(key))) {
    return [refusal('otherCode', 'WRONG_PARTY', '争议双方至少有一方须为该办理事项的当事单位', 'D1')];
  }
  return isDisputed(taken, procedure)
    ? [refusal('aboutId', 'ALREADY_EXISTS', '该办理事项的管辖争议尚未办结', 'D1')]
    : [];
}

/** D1: both sides see the case from now on, whoever it goes to; its clocks pause where the policy says so. */
export async function markDisputed(taken: Taken, disputed: ProceedingRow): Promise<void> {
  const { hub, row, occurredAt, session } = taken;
  await takeLinkedStep(taken, disputed.key, {
    step: 'raiseDispute',
    // Somebody may have disputed it, or gone on with it, since it was looked at.
    revision: disputed.revision,
    decide: (_, standing) => {
      const [raiser, other] = [row.raiserId, row.otherId].map((key) => hub.organizations.byKey(key));
      const guests = raiser && other ? withGuest(withGuest(standing.guestIds, raiser), other) : standing.guestIds;
      return { guestIds: guests, note: `管辖争议：${row.number}` };
    },
  });
  if (policyOn(hub.policies, 'dispute-pauses-clocks', shanghaiDay(occurredAt)) === yes) {
    await pauseClocks(session.executor, disputed.key, shanghaiText(occurredAt), { cause: 'DISPUTE' });
  }
}

/** D2: the county government comes to see the case and may designate. */
export async function referCase(taken: Taken, countyKey: number): Promise<void> {
  const { row } = taken;
  if (row.aboutId === null) return;
  await takeLinkedStep(taken, row.aboutId, {
    step: 'referDispute',
    decide: ({ routing }) => ({ set: routing?.refer(countyKey) ?? {} }),
  });
}

/**
 * The case goes to whoever both sides agreed on (D1), or the county government designated (D2); its clocks run again. One that has gone on
 * meanwhile, to where nobody is designated any longer, stays where it is: the decision holds for what follows.
 */
export async function routeCase(taken: Taken, designatedKey: number, how: 'AGREED' | 'DECIDED'): Promise<void> {
  const { hub, row, session, occurredAt } = taken;
  if (row.aboutId === null) return;
  const { routing, state, from } = await routingOf(taken, row.aboutId);
  const note = `由${hub.organizations.byKey(designatedKey).name}管辖（${row.number}）`;
  if (!from.includes(state)) return releaseCase(taken, `${note}；该事项已办理至此，承办单位不变`);
  // Before the step, which may meet one of them: what stood still is not late.
  await resumeDisputed(hub, session, row.aboutId, occurredAt);
  await takeLinkedStep(taken, row.aboutId, {
    ...(how === 'AGREED'
      ? { step: 'agreeJurisdiction' as const, insteadOf: routing.step }
      : { step: { own: routing.step } }),
    decide: (_, standing) => ({ set: routing.designate(designatedKey, standing, occurredAt, hub), note }),
  });
}

/** How a case is routed, where it stands, and from where it may be. */
async function routingOf({ hub, session }: Taken, key: string) {
  const found = (await readProceedings(hub, [key], session)).get(key);
  const { routing, table } = found ? procedureOf(hub.procedures, found.procedure) : {};
  if (!found || !routing || !table) throw new RefusedTogether([refusal([], 'NOT_FOUND', '没有所涉及的办理事项')]);
  return { routing, state: found.state, from: listOf(table.steps[routing.step]?.from ?? []) };
}

/** D1: the dispute is over; the case stays where it is. */
export async function releaseCase(taken: Taken, note = `管辖争议：${taken.row.number}`): Promise<void> {
  const { hub, row, session, occurredAt } = taken;
  if (row.aboutId === null) return;
  await resumeDisputed(hub, session, row.aboutId, occurredAt);
  await takeLinkedStep(taken, row.aboutId, { step: 'endDispute', decide: () => ({ note }) });
}
