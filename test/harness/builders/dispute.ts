import type { Role } from '../../../src/core/identity/index.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey } from './inputs.js';
import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from '../clients/proceeding.js';

/** A dispute of 岳阳镇 with the bureau of natural resources over an item in the township; change what a test is about. */
export function itemDispute(changes: object = {}) {
  return {
    otherCode: 'zrzy',
    itemCode: '330115001000',
    townshipCode: '141025100',
    reason: '该事项未列入下放清单，应由自然资源局管辖。',
    ...changes,
  };
}

export function consultationInput(outcome: 'AGREED' | 'FAILED', changes: object = {}) {
  return { heldOn: '2024-02-07', content: '双方分管负责人在镇政府协商。', outcome, ...changes };
}

interface Named {
  readonly code: string;
}

export interface DisputeAnswer extends ProceedingAnswer {
  readonly about: { readonly id: string } | null;
  readonly consultations: readonly { readonly outcome: string; readonly content: string; readonly recordedBy: Named }[];
  readonly proposedHandler: Named | null;
  readonly proposedBy: Named | null;
  readonly competentByLists: Named | null;
  readonly designated: Named | null;
  readonly decisionBasis: string | null;
}

export const disputeFields = `about { id } consultations { heldOn outcome content recordedBy { code } }
  proposedHandler { code } proposedBy { code } competentByLists { code } designated { code } decisionBasis`;

/** Takes a step of a dispute as a member of an organization. */
export function askDispute(
  hub: TestHub,
  organization: string,
  mutation: string,
  input: object,
): Promise<StepAnswer<DisputeAnswer>> {
  const roles: readonly Role[] = organization === 'xzf' ? ['COUNTY_GOVERNMENT'] : ['PUBLISHER'];
  const given = { idempotencyKey: freshKey(), ...input };
  return askStep<DisputeAnswer>(
    hub,
    organization,
    { field: 'dispute', fields: disputeFields },
    { mutation },
    given,
    roles,
  );
}

/** The same, of a step that must not be refused. */
export async function inDispute(hub: TestHub, organization: string, mutation: string, input: object) {
  return proceedingOf(await askDispute(hub, organization, mutation, input));
}
