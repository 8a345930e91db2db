import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { ImportMappingInput } from '../uploads/index.js';
import { ListNoticeType } from './list-notice.graphql.js';
import type { ListNotice } from './list-notice.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';

@InputType()
abstract class ImportListInput {
  @Field(() => ID, { description: '上传所得的标识（PUT /uploads）。What the upload answered.' })
  readonly uploadId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '文件未写明时的实施部门代码，默认本部门。Code of the department for rows that name none, one’s own by default.',
  })
  readonly departmentCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '文件未写明时的依据文件。The document, for rows that name none.',
  })
  readonly basis?: string | null;

  @Field(() => ImportMappingInput, {
    nullable: true,
    description: '列映射；不填则按平台的列名。How the file’s columns become the hub’s; by their headings if not given.',
  })
  readonly mapping?: ImportMappingInput | null;
}

@InputType({
  description: '导入已上传的执法事项清单（CSV 或 XLSX）。Imports a list of enforcement items that was uploaded.',
})
export class ImportEnforcementItemsInput extends ImportListInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '文件未写明时的生效日。First day, for rows that name none.',
  })
  readonly validFrom?: string | null;
}

@InputType({
  description: '导入已上传的下放事项清单（CSV 或 XLSX）。Imports a list of handovers that was uploaded.',
})
export class ImportDelegationsInput extends ImportListInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '文件未写明时的下放日。Day of the handover, for rows that name none.',
  })
  readonly delegatedFrom?: string | null;
}

@ObjectType({ simpleResolvers: true, description: '清单文件一行的错误。What is wrong with a row of a list.' })
export class ListRowError {
  @Field(() => Int, { description: '文件中的行号，首行为 1。Row of the file, as a spreadsheet counts.' })
  readonly row!: number;

  @Field(() => String, { nullable: true, description: '列名；整行有误的为空。Heading of the column.' })
  readonly column!: string | null;

  @Field(() => String, { description: '错误代码，同 UserErrorCode。Code, one of UserErrorCode.' })
  readonly code!: string;

  @Field(() => String, { description: '说明。What is wrong, in Chinese.' })
  readonly message!: string;

  @Field(() => String, { nullable: true, description: '依据的规则编号。Rule behind it.' })
  readonly rule!: string | null;
}

@ObjectType({ simpleResolvers: true, description: '平台所编的事项代码。A code that the hub gave.' })
export class GivenItemCode {
  @Field(() => Int, { description: '文件中的行号，首行为 1。Row of the file, as a spreadsheet counts.' })
  readonly row!: number;

  @Field(() => String, { description: '代码。The code.' })
  readonly code!: string;

  @Field(() => String, { description: '事项名称。Name of the item.' })
  readonly name!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: '导入清单的结果：有一行有误即全部不导入。What came of a list: all of it is imported, or nothing.',
})
export class ImportListPayload {
  @Field(() => Int, { description: '文件的行数，不计表头。Rows of the file without its heading.' })
  readonly rows!: number;

  @Field(() => Int, { description: '新登记或更新的行数。Rows that changed the list.' })
  readonly imported!: number;

  @Field(() => Int, { description: '此前已有且内容相同的行数。Rows that stood already.' })
  readonly unchanged!: number;

  @Field(() => Int, { description: '有误的行数。Rows with something wrong.' })
  readonly refused!: number;

  @Field(() => [ListRowError], { description: '有误的行，至多列出 100 条。What is wrong by row, the first 100.' })
  readonly rowErrors!: ListRowError[];

  @Field(() => [String], {
    description:
      '未采用的列：文件有而清单没有的，按列名，至多 200 列。Columns of the file that were left out, by their headings.',
  })
  readonly columnsLeftOut!: string[];

  @Field(() => [GivenItemCode], {
    description:
      '平台所编的代码：文件没有代码的事项，至多列出 1000 项；同一部门同一名称的编出的相同，再次导入不变。Codes that the hub gave to items without one, the first 1000; always the same for a department and a name.',
  })
  readonly givenCodes!: GivenItemCode[];

  @Field(() => [ListNoticeType], {
    description: '提示：另有单位列有同一事项的，至多列出 100 条。That others list the same items, the first 100.',
  })
  readonly notices!: readonly ListNotice[];

  @Field(() => [UserError], { description: '错误；为空表示已导入。What is wrong; empty when it was imported.' })
  readonly userErrors!: UserError[];
}
