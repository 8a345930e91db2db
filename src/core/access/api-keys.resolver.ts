import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import {
  ApiKeyType,
  CreateApiKeyInput,
  NewApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
  RotateApiKeyInput,
} from './api-keys.graphql.js';
import { listApiKeys, type ApiKey } from './api-keys.sql.js';
import { createApiKey, revokeApiKey, rotateApiKey, type NewKeyAnswer } from './manage-api-keys.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class ApiKeysResolver {
  @Query(() => [ApiKeyType], {
    description:
      '系统密钥：本单位各系统的，含已撤销的，自新至旧，至多 500 把。Keys of the systems of one’s own organization, newest first, at most 500.',
  })
  apiKeys(@Ctx() { hub, viewer }: RequestContext): Promise<ApiKey[]> {
    const { organization } = requirePermission(viewer, 'manageAccess');
    return listApiKeys(hub.pool, organization.key);
  }

  @Mutation(() => NewApiKeyPayload, {
    description: '生成系统密钥：登记本单位的一个系统。Registers a system of one’s own organization and makes its key.',
  })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, asked) input: CreateApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<NewKeyAnswer> {
    return createApiKey(context, input);
  }

  @Mutation(() => NewApiKeyPayload, {
    description: '再生成系统密钥，同时有效的至多两把。Makes one more key of a system; two hold at a time at most.',
  })
  rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, asked) input: RotateApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<NewKeyAnswer> {
    return rotateApiKey(context, input);
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description: '撤销密钥，五秒内断开其全部连接。Revokes a key and closes its connections within five seconds.',
  })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, asked) input: RevokeApiKeyInput,
    @Ctx() context: RequestContext,
  ): Promise<Omit<NewKeyAnswer, 'secret'>> {
    return revokeApiKey(context, input);
  }
}
