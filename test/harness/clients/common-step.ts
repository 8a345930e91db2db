import type { Role } from '../../../src/core/identity/index.js';
import { freshKey, type UserErrorAnswer } from '../builders/inputs.js';
import type { TestHub } from '../hub/hub.js';
import { graphql } from './graphql.js';

/** A proceeding of any procedure as such a step answers it. */
interface CommonAnswer {
  readonly proceeding: {
    readonly id: string;
    readonly title: string;
    readonly stateLabel: string;
    readonly revision: number;
  } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

/** A step that every procedure has beside its table, taken as a member of an organization. */
export async function askCommonStep(
  hub: TestHub,
  organization: string,
  mutation: 'addProceedingMaterial' | 'recordDocumentNumber',
  input: object,
  roles?: readonly Role[],
): Promise<CommonAnswer> {
  const document = `mutation ($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) {
    answer: ${mutation}(input: $input) {
      proceeding { id title stateLabel revision } userErrors { path code message rule } } }`;
  const token = await hub.token(organization, roles);
  const variables = { input: { idempotencyKey: freshKey(), ...input } };
  const { data, errors } = await graphql<{ answer: CommonAnswer }>(hub.url, token, document, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** What each refusal says, without its words. */
export const refusalsOf = (errors: readonly UserErrorAnswer[]): string[] =>
  errors.map(({ path, code, rule }) => [path.join('.'), code, rule ?? '-'].join(' '));

/** The history of a proceeding: the fields that are asked for of each step. */
export async function historyOf(
  hub: TestHub,
  organization: string,
  id: string,
  fields: string,
  roles?: readonly Role[],
): Promise<readonly Record<string, unknown>[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Proceeding { steps { ${fields} } } } }`;
  const { data, errors } = await graphql<{ node: { steps: Record<string, unknown>[] } }>(
    hub.url,
    await hub.token(organization, roles),
    query,
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.node.steps;
}
