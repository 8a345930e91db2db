import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from '../clients/proceeding.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey, penaltyInput, sharing } from './inputs.js';

/** A case that the procuratorate does not prosecute, for the bureau of natural resources. */
export const reverseInput = (changes: object = {}) => ({
  toCode: 'zrzy',
  ground: 'NOT_PROSECUTED',
  partyName: '古县某砂石有限公司',
  violation: '未取得采矿许可证采砂，价值未达追诉标准。',
  opinion: '依法没收违法所得，并处罚款。',
  decidedOn: '2024-03-01',
  materials: [{ kind: 'CLOSING_DECISION', name: '不起诉决定书' }],
  ...changes,
});

/** Who is what, until when, and what came of it. */
interface ReverseAnswer extends ProceedingAnswer {
  readonly authority: { readonly code: string };
  readonly procuratorate: { readonly code: string } | null;
  readonly justice: { readonly code: string } | null;
  readonly outcome: string | null;
  readonly replyDueAt: string;
  readonly decisions: readonly { readonly id: string }[];
}

const api = {
  field: 'reverseReferral',
  fields: 'authority { code } procuratorate { code } justice { code } outcome replyDueAt decisions { id }',
};

export function askReverse(
  hub: TestHub,
  organization: string,
  mutation: string,
  input: object,
  roles?: Parameters<typeof askStep>[5],
): Promise<StepAnswer<ReverseAnswer>> {
  return askStep<ReverseAnswer>(hub, organization, api, { mutation }, { idempotencyKey: freshKey(), ...input }, roles);
}

/** The same, none of which may be refused. */
export const reverse = async (...asked: Parameters<typeof askReverse>): Promise<ReverseAnswer> =>
  proceedingOf(await askReverse(...asked));

/** Shares a penalty decision that ends the case. */
export async function penaltyFor(
  hub: TestHub,
  organization: string,
  caseId: string,
  formedAt?: string,
): Promise<string> {
  const mutation = `mutation ($input: PublishPenaltyDecisionInput!) {
    publishPenaltyDecision(input: $input) { record { id } userErrors { path message } } }`;
  interface Answer {
    readonly publishPenaltyDecision: { readonly record: { readonly id: string } | null; readonly userErrors: object[] };
  }
  const input = penaltyInput({
    sharing: sharing('处罚决定', formedAt),
    caseId,
    decidedOn: '2024-03-01',
    decisionNumber: `古罚决字〔2024〕${freshKey()}号`,
  });
  const { data, errors } = await graphql<Answer>(hub.url, await hub.token(organization), mutation, { input });
  const record = data?.publishPenaltyDecision.record;
  if (!record) throw new Error(JSON.stringify(errors ?? data?.publishPenaltyDecision.userErrors));
  return record.id;
}
