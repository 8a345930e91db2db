import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { changeVisibility, type GrantAnswer } from './grant-visibility.js';
import { recordIds } from './record.js';
import {
  GrantVisibilityInput,
  RevokeVisibilityInput,
  VisibilityGrantPayload,
  VisibilityGrantType,
} from './visibility-grant.graphql.js';
import { readGrants, type VisibilityGrant } from './visibility-grant.sql.js';
import { recordLoader } from './record-loaders.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class VisibilityGrantResolver {
  @Query(() => [VisibilityGrantType], {
    description:
      '查看授权：一条信息的，含已终止的；看不到该信息时为空列表。Grants of a record, ended ones too; none when one may not see the record.',
  })
  async visibilityGrants(
    @Arg('recordId', () => ID, { description: '信息的全局标识。Global id of the record.' }) recordId: string,
    @Ctx() context: RequestContext,
  ): Promise<VisibilityGrantType[]> {
    const { organization } = requirePermission(context.viewer, 'grantVisibility');
    const key = recordIds.keyOf(recordId);
    if (key === null || !(await context.loaders.own(recordLoader).load(key))) return [];
    const grants = await readGrants(actingFor(organization, context.hub.pool), key);
    return grants.map((grant) => presented(grant, context));
  }

  @Mutation(() => VisibilityGrantPayload, {
    description:
      '授权查看：授权某单位查看一条信息；发布单位对本单位信息、县政府对任何信息。Lets an organization see a record: by its publisher, or by the county government.',
  })
  async grantVisibility(
    @Arg('input', () => GrantVisibilityInput, asked) input: GrantVisibilityInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await changeVisibility(context, input, 'grant'), context);
  }

  @Mutation(() => VisibilityGrantPayload, {
    description:
      '终止查看授权；该单位将收到不含内容的 RETRACTED 变更。Takes a grant back; the organization is told by RETRACTED.',
  })
  async revokeVisibility(
    @Arg('input', () => RevokeVisibilityInput, asked) input: RevokeVisibilityInput,
    @Ctx() context: RequestContext,
  ) {
    return payload(await changeVisibility(context, input, 'revoke'), context);
  }
}

function payload({ grant, ...answer }: GrantAnswer, context: RequestContext) {
  return { ...answer, grant: grant && presented(grant, context) };
}

function presented({ organizationKey, ...grant }: VisibilityGrant, { hub }: RequestContext): VisibilityGrantType {
  return { ...grant, organization: hub.organizations.byKey(organizationKey) };
}
