import { Field, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/graphql/user-error.graphql.js';

@InputType({ description: '登记可信操作文档。Registers trusted documents.' })
export class RegisterTrustedDocumentsInput {
  @Field(() => [String], {
    description:
      '操作文档的全文，1 至 100 份；摘要按全文逐字计算。Texts of the documents, 1 to 100; hashes are of the texts to the letter.',
  })
  readonly documents!: string[];
}

@ObjectType({ simpleResolvers: true, description: '登记结果。Result of a registration.' })
export class RegisterTrustedDocumentsPayload {
  @Field(() => [String], {
    description:
      '文档摘要：各文档的 SHA-256（十六进制），次序同请求，可作 documentId；有错误时为空。SHA-256 of each document in hexadecimal, in the order given, to be sent as documentId; empty when something is wrong.',
  })
  readonly hashes!: string[];

  @Field(() => [UserError], { description: '错误；为空表示已登记。What is wrong; empty when registered.' })
  readonly userErrors!: UserError[];
}
