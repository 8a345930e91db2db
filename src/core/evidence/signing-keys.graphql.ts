import { Field, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { OrganizationType, type Organization } from '../organizations/index.js';

@ObjectType('SigningKey', {
  simpleResolvers: true,
  description: '单位登记的签名公钥。A public key with which an organization’s signatures are verified.',
})
export class SigningKeyType {
  @Field(() => String, { description: '公钥标识：RFC 7638 指纹，即签名头部的 kid。Thumbprint; kid of its signatures.' })
  readonly keyId!: string;

  @Field(() => OrganizationType, { description: '所属单位。Whose key it is.' })
  readonly organization!: Organization;

  @Field(() => String, { description: '名称。Name.' })
  readonly name!: string;

  @Field(() => String, { description: '签名算法，如 ES256。The one algorithm it is used with.' })
  readonly algorithm!: string;

  @Field(() => String, { description: '公钥，JWK 格式的 JSON。The public key as a JWK, in JSON.' })
  readonly publicJwk!: string;

  @Field(() => DateTimeScalar, { description: '登记时间。When it was registered.' })
  readonly registeredAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '撤销时间；此前的签名仍可验证。When it was revoked; what was signed before can still be verified.',
  })
  readonly revokedAt!: string | null;
}

@InputType({ description: '登记签名公钥。Registers a public key.' })
export class RegisterSigningKeyInput {
  @Field(() => String, {
    description:
      '公钥，JWK 格式的 JSON：EC P-256、P-384，Ed25519，RSA 2048 位以上；不得含私钥。The public key as a JWK, in JSON, without a private part.',
  })
  readonly jwk!: string;

  @Field(() => String, { description: '名称，至多 200 字。Name, at most 200 characters.' })
  readonly name!: string;
}

@InputType({ description: '撤销签名公钥。Revokes a public key.' })
export class RevokeSigningKeyInput {
  @Field(() => String, { description: '公钥标识。Id of the key.' })
  readonly keyId!: string;
}

/** The payload type of a mutation on keys. */
function keyPayloadOf(name: string) {
  @ObjectType(name, { simpleResolvers: true, description: '办理结果。The key, or what is wrong.' })
  class Payload {
    @Field(() => SigningKeyType, { nullable: true, description: '公钥；有错误时为空。The key, null when refused.' })
    readonly key!: SigningKeyType | null;

    @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was done.' })
    readonly userErrors!: UserError[];
  }
  return Payload;
}

export const RegisterSigningKeyPayload = keyPayloadOf('RegisterSigningKeyPayload');
export const RevokeSigningKeyPayload = keyPayloadOf('RevokeSigningKeyPayload');
