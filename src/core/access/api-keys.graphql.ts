import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import type { Temporal } from 'temporal-polyfill';
import { roles, type Role, type TrustMode } from '../identity/index.js';

const trustModes = { OFF: 'OFF', LOG: 'LOG', ENFORCE: 'ENFORCE' } as const;
registerEnumType(trustModes, {
  name: 'TrustMode',
  description: '未登记的操作文档如何处理。What becomes of documents that nobody has registered.',
  valuesConfig: {
    OFF: { description: '照常执行。Executed.' },
    LOG: { description: '执行并记录其摘要。Executed, and logged by its hash.' },
    ENFORCE: { description: '拒绝。Refused.' },
  },
});

@ObjectType('ApiKey', {
  simpleResolvers: true,
  description: '系统登录用的密钥，不含密钥本身。A key by which a system signs in, without the key itself.',
})
export class ApiKeyType {
  @Field(() => ID, { description: '全局标识。Global id.' })
  readonly id!: string;

  @Field(() => String, { description: '密钥的开头，用以辨认。How the key begins, to tell it from others.' })
  readonly prefix!: string;

  @Field(() => ID, { description: '系统的全局标识。Global id of the system.' })
  readonly systemId!: string;

  @Field(() => String, { description: '系统名称。Name of the system.' })
  readonly systemName!: string;

  @Field(() => [roles], { description: '角色。Its roles.' })
  readonly roles!: Role[];

  @Field(() => trustModes, { description: '未登记的操作文档如何处理。What becomes of unregistered documents.' })
  readonly trustedDocuments!: TrustMode;

  @Field(() => DateTimeScalar, { description: '生成时间。When it was made.' })
  readonly createdAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '到期时间；空为不到期。When it expires; null: never.' })
  readonly expiresAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '最近使用时间，精确到十分钟；空为从未使用。When it was used last, to ten minutes; null: never.',
  })
  readonly lastUsedAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '撤销时间；空为有效。When it was revoked; null while it holds.',
  })
  readonly revokedAt!: string | null;
}

@InputType({ description: '为系统生成第一把密钥。A system’s first key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: '系统名称，1 至 100 字。Name of the system, 1 to 100 characters.' })
  readonly name!: string;

  @Field(() => [roles], {
    description: '角色：VIEWER、PUBLISHER、LIAISON、ANALYST 之一或多个。Roles: any of these four.',
  })
  readonly roles!: Role[];

  @Field(() => trustModes, {
    defaultValue: 'OFF',
    description: '未登记的操作文档如何处理。What becomes of unregistered documents.',
  })
  readonly trustedDocuments!: TrustMode;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '到期时间；不填为不到期。When it expires; never if left out.',
  })
  readonly expiresAt?: Temporal.Instant | null;
}

@InputType({
  description: '为系统再生成一把密钥，旧密钥在撤销前仍有效。One more key of a system, to replace the other.',
})
export class RotateApiKeyInput {
  @Field(() => ID, { description: '系统的全局标识。Global id of the system.' })
  readonly systemId!: string;
}

@InputType({ description: '撤销密钥。Revokes a key.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: '密钥的全局标识。Global id of the key.' })
  readonly apiKeyId!: string;
}

@ObjectType({ simpleResolvers: true, description: '新密钥，只显示这一次。A new key, shown this once.' })
export class NewApiKeyPayload {
  @Field(() => ApiKeyType, {
    nullable: true,
    description: '密钥的说明；有错误时为空。What is known of it, null when refused.',
  })
  readonly apiKey!: ApiKeyType | null;

  @Field(() => String, {
    nullable: true,
    description:
      '密钥本身，平台不保存，此后无法再次显示。The key itself; the hub does not keep it and cannot show it again.',
  })
  readonly secret!: string | null;

  @Field(() => [UserError], { description: '错误；为空表示已生成。What is wrong; empty when it was made.' })
  readonly userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: '撤销的结果。The revoked key, or what is wrong.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKeyType, { nullable: true, description: '已撤销的密钥；有错误时为空。The key, null when refused.' })
  readonly apiKey!: ApiKeyType | null;

  @Field(() => [UserError], { description: '错误；为空表示已撤销。What is wrong; empty when it was revoked.' })
  readonly userErrors!: UserError[];
}
