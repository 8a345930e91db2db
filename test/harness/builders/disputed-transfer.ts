import { consultationInput, inDispute, itemDispute, type DisputeAnswer } from './dispute.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey } from './inputs.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../clients/proceeding.js';
import { transferInput } from './transfer.js';

const township = '141025100';
const transferApi = { field: 'caseTransfer' };

/** A step of a transfer, which must not be refused. */
export async function inTransfer(
  hub: TestHub,
  organization: string,
  mutation: string,
  input: object,
): Promise<ProceedingAnswer> {
  const type = /^(send|return|report)/.test(mutation) ? undefined : 'CaseTransferStepInput';
  const given = { idempotencyKey: freshKey(), ...input };
  return proceedingOf(await askStep(hub, organization, transferApi, { mutation, ...(type ? { type } : {}) }, given));
}

/** A transfer of 岳阳镇 to the bureau of natural resources. */
export async function sentTransfer(hub: TestHub, changes: object = {}): Promise<string> {
  const input = transferInput({ discoveredAt: '2024-02-08T09:00:00.000+08:00', ...changes });
  return (await inTransfer(hub, township, 'sendCaseTransfer', input)).id;
}

export async function returnedTransfer(hub: TestHub, changes: object = {}): Promise<string> {
  const caseTransferId = await sentTransfer(hub, changes);
  await inTransfer(hub, 'zrzy', 'returnCaseTransfer', { caseTransferId, reason: '不属于本局管辖' });
  return caseTransferId;
}

/** What disputes a case; change what a test is about. */
export const overCase = (aboutId: string, changes: object = {}) => ({
  otherCode: 'zrzy',
  aboutId,
  reason: '应由自然资源局管辖。',
  ...changes,
});

export function raised(hub: TestHub, input: object = itemDispute()): Promise<DisputeAnswer> {
  return inDispute(hub, township, 'raiseDispute', input);
}

/** A dispute that the county government is to decide. */
export async function referred(hub: TestHub, input: object = itemDispute()): Promise<string> {
  const { id: disputeId } = await raised(hub, input);
  await inDispute(hub, 'zrzy', 'recordDisputeConsultation', { disputeId, ...consultationInput('FAILED') });
  return (await inDispute(hub, township, 'referDispute', { disputeId, reason: '双方意见不一致' })).id;
}

export interface CaseView {
  readonly state: string;
  readonly revision: number;
  readonly from: { readonly code: string };
  readonly to: { readonly code: string };
  readonly materials: readonly { readonly attachment: { readonly contentId: string } | null }[];
  readonly steps: readonly {
    readonly step: string;
    readonly label: string;
    readonly rule: string;
    readonly note: string | null;
  }[];
  readonly deadlines: readonly { readonly rule: string; readonly status: string; readonly dueAt: string }[];
}

/** A transfer as an organization sees it; null where it does not. */
export async function caseOf(hub: TestHub, organization: string, id: string): Promise<CaseView | null> {
  const query = `query ($id: ID!) { node(id: $id) { ... on CaseTransfer { state revision from { code } to { code }
    materials { attachment { contentId } } steps { step label rule note } deadlines { rule status dueAt } } } }`;
  const { data, errors } = await graphql<{ node: CaseView | null }>(hub.url, await hub.token(organization), query, {
    id,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.node;
}

export const lastStep = (view: CaseView | null) => view?.steps.at(-1);
