import type { Role } from '../../../src/core/identity/index.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import type { UserErrorAnswer } from './inputs.js';

/** A period of dated reference data, in the words of its type. */
export type ToldPeriod = Readonly<Record<string, unknown>>;

/** What a correction answers. */
export interface CorrectionAnswer {
  readonly periods: readonly ToldPeriod[];
  readonly changedDays: readonly { readonly validFrom: string; readonly validTo: string | null }[];
  readonly touched: readonly { readonly kind: string; readonly count: number; readonly firstIds: readonly string[] }[];
  readonly userErrors: readonly UserErrorAnswer[];
}

/** Who asks: an organization with roles, PUBLISHER and ANALYST if none are given. */
export type Acting = readonly [organization: string, roles?: readonly Role[]];

/** Asks a mutation, and gives its answer. */
export async function change<Answer = CorrectionAnswer>(
  hub: Pick<TestHub, 'url' | 'token'>,
  acting: Acting,
  mutation: string,
  selection: string,
  input: object,
): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    ${selection} userErrors { path code message rule } } }`;
  return (await read<{ answer: Answer }>(hub, acting, document, { input })).answer;
}

/** Asks a correction or a cancellation of periods that are told by some fields. */
export function putRight(
  hub: Pick<TestHub, 'url' | 'token'>,
  acting: Acting,
  mutation: string,
  fields: string,
  input: object,
): Promise<CorrectionAnswer> {
  const selection = `periods { ${fields} } changedDays { validFrom validTo } touched { kind count firstIds }`;
  return change(hub, acting, mutation, selection, input);
}

/** Asks something, and fails for what is no answer. */
export async function read<Data>(
  hub: Pick<TestHub, 'url' | 'token'>,
  [organization, roles]: Acting,
  document: string,
  variables: object = {},
): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization, roles), document, variables);
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}
