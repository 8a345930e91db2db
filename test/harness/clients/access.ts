import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';
import type { UserErrorAnswer } from '../builders/inputs.js';

const fields = 'id prefix systemId systemName roles trustedDocuments createdAt expiresAt revokedAt';

/** Administration of access, as an administrator's tool would ask for it. */
export const accessMutations = {
  create: `mutation ($input: CreateApiKeyInput!) { answer: createApiKey(input: $input) {
    apiKey { ${fields} } secret userErrors { path code message rule } } }`,
  rotate: `mutation ($input: RotateApiKeyInput!) { answer: rotateApiKey(input: $input) {
    apiKey { ${fields} } secret userErrors { path code message rule } } }`,
  revoke: `mutation ($input: RevokeApiKeyInput!) { answer: revokeApiKey(input: $input) {
    apiKey { ${fields} } userErrors { path code message rule } } }`,
  deactivate: `mutation ($input: PersonAccessInput!) { answer: deactivatePerson(input: $input) {
    person { id name roles isSystem deactivatedAt } userErrors { path code message rule } } }`,
  reactivate: `mutation ($input: PersonAccessInput!) { answer: reactivatePerson(input: $input) {
    person { id name roles isSystem deactivatedAt } userErrors { path code message rule } } }`,
} as const;

export interface ApiKeyAnswer {
  readonly id: string;
  readonly prefix: string;
  readonly systemId: string;
  readonly systemName: string;
  readonly roles: readonly string[];
  readonly trustedDocuments: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

export interface AccessAnswer {
  readonly apiKey?: ApiKeyAnswer | null;
  readonly secret?: string | null;
  readonly person?: { readonly id: string; readonly name: string; readonly deactivatedAt: string | null } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

export async function administer(
  hub: TestHub,
  what: keyof typeof accessMutations,
  input: object,
  organization = 'sfj',
): Promise<AccessAnswer> {
  const token = await hub.token(organization, ['ADMINISTRATOR']);
  const { data, errors } = await graphql<{ answer: AccessAnswer }>(hub.url, token, accessMutations[what], { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** A system's key with the roles it needs. */
export async function newKey(hub: TestHub, input: object = {}, organization = 'sfj') {
  const answer = await administer(hub, 'create', { name: '乡镇接收系统', roles: ['VIEWER'], ...input }, organization);
  if (!answer.apiKey || answer.secret == null) throw new Error(JSON.stringify(answer.userErrors));
  return { ...answer.apiKey, secret: answer.secret };
}

/** What a bearer is answered to the simplest question. */
export async function statusOf(hub: Pick<TestHub, 'url'>, bearer: string): Promise<number> {
  return (await graphql(hub.url, bearer, '{ viewer { name } }')).status;
}
