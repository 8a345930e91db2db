import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey, type UserErrorAnswer } from './inputs.js';

export interface NeedAnswer {
  readonly need: {
    readonly id: string;
    readonly status: string;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly organization: { readonly code: string };
  } | null;
  readonly change: { readonly cursor: string } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

const inputs = { declareNeed: 'DeclareNeedInput', endNeed: 'EndNeedInput' };

async function act(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  mutation: keyof typeof inputs,
  input: object,
): Promise<NeedAnswer> {
  const text = `mutation ($input: ${inputs[mutation]}!) { answer: ${mutation}(input: $input) {
    need { id status validFrom validTo organization { code } } change { cursor } userErrors { path code message rule } } }`;
  const variables = { input: { idempotencyKey: freshKey(), ...input } };
  const { data, errors } = await graphql<{ answer: NeedAnswer }>(
    hub.url,
    await hub.token(organization),
    text,
    variables,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** A need of penalty decisions, of any item and anybody; change what a test is about. */
export function declareNeed(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  changes: object = {},
): Promise<NeedAnswer> {
  const need = { title: '处罚决定', categories: ['PENALTY_DECISION'], basis: '机制三（三）3' };
  return act(hub, organization, 'declareNeed', { ...need, ...changes });
}

export function endNeed(
  hub: Pick<TestHub, 'url' | 'token'>,
  organization: string,
  changes: object,
): Promise<NeedAnswer> {
  return act(hub, organization, 'endNeed', { reason: '职责调整', ...changes });
}
