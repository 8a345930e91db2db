import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { sharingScopes } from '../../../core/records/index.js';
import { ImportMappingInput } from '../../../core/uploads/index.js';
import { connectionOf } from '../../../platform/graphql/connection.graphql.js';
import { Node } from '../../../platform/graphql/node.graphql.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { UserError } from '../../../platform/graphql/user-error.graphql.js';
import { importModes, importStatuses, type ImportMode, type ImportStatus } from './penalty-import.sql.js';

registerEnumType(importModes, {
  name: 'PenaltyImportMode',
  description: '有误时的处理。What becomes of a file with wrong rows.',
  valuesConfig: {
    ALL_OR_NOTHING: { description: '有一行有误即全部不导入。Nothing is imported if any row is wrong.' },
    VALID_ROWS: { description: '导入无误的行。The rows that are right are imported.' },
  },
});

registerEnumType(importStatuses, {
  name: 'PenaltyImportStatus',
  description: '导入进度。How far an import is.',
  valuesConfig: {
    WAITING: { description: '等待开始。Waits for a node.' },
    CHECKING: { description: '正在检查。Rows are being checked.' },
    WRITING: { description: '正在导入。Rows are being written.' },
    DONE: { description: '已完成。Done; wrong rows, if any, were left out.' },
    REFUSED: { description: '有误，一行也未导入。Refused; nothing was imported.' },
    FAILED: { description: '平台故障，可重新导入。The hub has failed; import again.' },
  },
});

@ObjectType({ simpleResolvers: true, description: '导入错误：其中的一行。What is wrong with a row.' })
export class PenaltyImportError {
  @Field(() => Int, { description: '文件中的行号，首行为 1；0 指整个文件。Row of the file; 0 is the file as a whole.' })
  readonly row!: number;

  @Field(() => String, { nullable: true, description: '列代码，如 CF_WSH。Code of the column.' })
  readonly column!: string | null;

  @Field(() => String, { description: '错误代码，同 UserErrorCode。Code, one of UserErrorCode.' })
  readonly code!: string;

  @Field(() => String, { description: '说明。What is wrong, in Chinese.' })
  readonly message!: string;

  @Field(() => String, { nullable: true, description: '依据的规则编号。Rule behind it.' })
  readonly rule!: string | null;
}

export const PenaltyImportErrorConnection = connectionOf('PenaltyImportError', () => PenaltyImportError);

@ObjectType('PenaltyImport', {
  implements: Node,
  description: '双公示表导入：其中的一次，仅本单位可见。An import of the credit publication table; one’s own only.',
})
export class PenaltyImportType extends Node {
  @Field(() => importModes, { simple: true, description: '方式。Mode.' })
  readonly mode!: ImportMode;

  @Field(() => importStatuses, { simple: true, description: '进度。Status.' })
  readonly status!: ImportStatus;

  @Field(() => Int, {
    simple: true,
    nullable: true,
    description: '文件的行数，不计表头；尚未读完时为空。Rows without the heading; null until the file was read.',
  })
  readonly rows!: number | null;

  @Field(() => Int, { simple: true, description: '本阶段已处理的行数。Rows this stage is done with.' })
  readonly done!: number;

  @Field(() => Int, { simple: true, description: '已导入的行数。Rows imported.' })
  readonly imported!: number;

  @Field(() => Int, {
    simple: true,
    description: '此前已有且内容相同的行数。Rows that stood already, with the same content.',
  })
  readonly unchanged!: number;

  @Field(() => Int, { simple: true, description: '有误的行数。Rows refused.' })
  readonly refused!: number;

  @Field(() => [String], {
    simple: true,
    description:
      '未采用的列：文件有而双公示表没有的，按列名，至多 200 列。Columns of the file that were left out, by their headings.',
  })
  readonly columnsLeftOut!: readonly string[];

  @Field(() => DateTimeScalar, { simple: true, description: '开始时间。When it was asked for.' })
  readonly startedAt!: string;

  @Field(() => DateTimeScalar, { simple: true, nullable: true, description: '结束时间。When it ended.' })
  readonly endedAt!: string | null;
}

export const PenaltyImportConnection = connectionOf('PenaltyImport', () => PenaltyImportType);

@InputType({ description: '导入已上传的双公示表。Imports a table that was uploaded.' })
export class ImportPenaltyDecisionsInput {
  @Field(() => String, { description: '幂等键。Idempotency key.' })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: '上传所得的标识（PUT /uploads）。What the upload answered.' })
  readonly uploadId!: string;

  @Field(() => importModes, { description: '有误时的处理。What becomes of a file with wrong rows.' })
  readonly mode!: ImportMode;

  @Field(() => sharingScopes, {
    nullable: true,
    description: '共享范围，默认全体成员。Who may see the decisions; all members if not given.',
  })
  readonly scope?: keyof typeof sharingScopes | null;

  @Field(() => [String], {
    nullable: true,
    description: '指定单位的代码。Codes of the named organizations.',
  })
  readonly organizationCodes?: string[] | null;

  @Field(() => ImportMappingInput, {
    nullable: true,
    description:
      '列映射；不填则按双公示表的列名。How the file’s columns become the table’s; by their headings if not given.',
  })
  readonly mapping?: ImportMappingInput | null;
}

@ObjectType({ simpleResolvers: true, description: '办理结果。The import, or what is wrong.' })
export class ImportPenaltyDecisionsPayload {
  @Field(() => PenaltyImportType, { nullable: true, description: '导入；有错误时为空。Null when refused.' })
  readonly penaltyImport!: PenaltyImportType | null;

  @Field(() => [UserError], { description: '错误；为空表示已办理。What is wrong; empty when it was taken.' })
  readonly userErrors!: UserError[];
}
