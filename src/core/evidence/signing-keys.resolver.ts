import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { registerSigningKey, revokeSigningKey, type KeyAnswer } from './manage-keys.js';
import { readOrganizationKeys, type OrganizationKey } from './organization-key.sql.js';
import {
  RegisterSigningKeyInput,
  RegisterSigningKeyPayload,
  RevokeSigningKeyInput,
  RevokeSigningKeyPayload,
  SigningKeyType,
} from './signing-keys.graphql.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class SigningKeysResolver {
  @Query(() => [SigningKeyType], {
    description:
      '签名公钥：某单位的，含已撤销的，用于验证其发布的内容。Public keys of an organization, revoked ones too, to verify what it has published.',
  })
  async signingKeys(
    @Arg('organizationCode', () => String, { description: '单位代码。Code of the organization.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<SigningKeyType[]> {
    const { hub } = context;
    requirePermission(context.viewer, 'read');
    const organization = hub.organizations.byCode(code);
    const keys = organization ? await readOrganizationKeys(hub.pool, organization.key) : [];
    return keys.map((key) => presented(key, context));
  }

  @Mutation(() => RegisterSigningKeyPayload, {
    description: '登记本单位的签名公钥。Registers a public key of one’s own organization.',
  })
  async registerSigningKey(
    @Arg('input', () => RegisterSigningKeyInput, asked) input: RegisterSigningKeyInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await registerSigningKey(context, input), context);
  }

  @Mutation(() => RevokeSigningKeyPayload, {
    description:
      '撤销本单位的签名公钥，此后不再接受其签名，不可恢复。Revokes a public key of one’s own organization: its signatures are no longer taken.',
  })
  async revokeSigningKey(
    @Arg('input', () => RevokeSigningKeyInput, asked) input: RevokeSigningKeyInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await revokeSigningKey(context, input), context);
  }
}

function payload({ key, userErrors }: KeyAnswer, context: RequestContext) {
  return { key: key && presented(key, context), userErrors };
}

function presented({ jwk, organizationId, ...key }: OrganizationKey, { hub }: RequestContext): SigningKeyType {
  return {
    ...key,
    organization: hub.organizations.byKey(organizationId),
    algorithm: jwk.alg ?? '',
    publicJwk: JSON.stringify(jwk),
  };
}
