import { Field, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { AttachmentType } from '../attachments/index.js';
import { AvailableStepType, DeadlineType } from '../deadlines/index.js';
import { OrganizationType } from '../organizations/index.js';
import { ReadingType } from '../readings/index.js';
import { RevisedFieldType } from '../records/index.js';
import { procedureNames } from '../procedure-names.js';
import { materialKinds } from './define-procedure.js';
import { suspicions, type Suspicion } from './proceeding.js';

registerEnumType(suspicions, {
  name: 'Suspicion',
  description: '涉嫌犯罪的标记（规则 X3）。Whether crime is suspected in a proceeding (rule X3).',
  valuesConfig: {
    SUSPECTED: {
      description: '涉嫌犯罪，尚未移送：不得以行政处罚办结。Suspected and not yet referred: it cannot be closed.',
    },
    REFERRED: { description: '已移送公安机关。Referred to the police.' },
    CLEARED: { description: '已说明不移送或不予立案的理由。Cleared, with reasons.' },
  },
});

@ObjectType('ProceedingStep', { description: '办理过程中的一步。A step that was taken.' })
export class ProceedingStepType {
  @Field(() => Int, { description: '该步形成的版次。The revision it made.' })
  readonly revision!: number;

  @Field(() => String, { description: '步骤名称，同流程图（docs/guide/procedures.md）。Name, as in the diagrams.' })
  readonly step!: string;

  @Field(() => String, { description: '步骤的中文名称。What it is called.' })
  readonly label!: string;

  @Field(() => String, { description: '所依据的规则编号。Id of the rule behind it.' })
  readonly rule!: string;

  @Field(() => String, { description: '办理后的状态。The state it led to.' })
  readonly stateLabel!: string;

  @Field(() => OrganizationType, { description: '办理单位。Who took it.' })
  readonly organization!: OrganizationType;

  @Field(() => String, { description: '经办人姓名或系统名称。The person or system.' })
  readonly personName!: string;

  @Field(() => DateTimeScalar, {
    description: '登记时间，未另说明办理时间的即为办理时间。When it was registered here.',
  })
  readonly takenAt!: string;

  @Field(() => DateTimeScalar, {
    description: '办理时间，如在纸面上先行办理的；时限依此计算。When it was done; clocks go by it.',
  })
  readonly occurredAt!: string;

  @Field(() => Boolean, {
    description: '是否登记迟延：办理后未及时登记（政策 REGISTRATION_WORKING_DAYS）。Whether it was registered late.',
  })
  readonly registeredLate!: boolean;

  @Field(() => String, { nullable: true, description: '说明。What was noted.' })
  readonly note!: string | null;

  @Field(() => [RevisedFieldType], {
    description: '更正内容，逐项的前后值；不是更正的为空表。What it put right, value by value.',
  })
  readonly changes!: RevisedFieldType[];
}

@ObjectType('ProceedingMaterial', {
  simpleResolvers: true,
  description: '随某一步提交的材料。Material that came with a step.',
})
export class ProceedingMaterialType {
  @Field(() => Int, { description: '提交时的版次。The revision it came with.' })
  readonly revision!: number;

  @Field(() => materialKinds, { description: '种类。Kind.' })
  readonly kind!: string;

  @Field(() => String, { description: '名称。Name.' })
  readonly name!: string;

  @Field(() => String, {
    nullable: true,
    description: '已上传内容的标识；为空表示纸质移交。Content that was uploaded; null: handed over on paper.',
  })
  readonly contentId!: string | null;

  @Field(() => AttachmentType, { nullable: true, description: '附件；纸质移交为空。The attachment; null on paper.' })
  readonly attachment!: AttachmentType | null;
}

@ObjectType('DraftDocument', {
  simpleResolvers: true,
  description:
    '可下载的公文草稿（docx）：无印章，不编造文号。A draft of an official document: no seal, no invented number.',
})
export class DraftDocumentType {
  @Field(() => String, { description: '公文的标识，登记发文字号时填写。Its name, by which its number is recorded.' })
  readonly name!: string;

  @Field(() => String, { description: '文种名称。What it is.' })
  readonly label!: string;

  @Field(() => String, {
    nullable: true,
    description: '发文字号；未登记为空。The number that the office has given it; null while it has none.',
  })
  readonly documentNumber!: string | null;

  @Field(() => String, { description: '下载路径，凭访问令牌以 GET 取得。Path; fetched by GET with the bearer token.' })
  readonly path!: string;
}

@InterfaceType('Proceeding', {
  implements: Node,
  description:
    '办理事项：案件移送、投诉举报、管辖争议等（机制三）。只有各方当事单位可见。A proceeding of one of the procedures; only its parties see it.',
  resolveType: (proceeding: { __typename: string }) => proceeding.__typename,
})
export abstract class Proceeding extends Node {
  @Field(() => procedureNames, { description: '办理程序。The procedure.' })
  readonly procedure!: string;

  @Field(() => String, {
    description: '平台登记号，不是发文字号，可能不连续。The hub’s register number; not a document number, with gaps.',
  })
  readonly number!: string;

  @Field(() => String, { description: '标题。Title.' })
  readonly title!: string;

  @Field(() => String, { description: '状态的中文名称。The state’s Chinese name.' })
  readonly stateLabel!: string;

  @Field(() => Int, { description: '当前版次，办理时可据此填写 expectedRevision。Current revision.' })
  readonly revision!: number;

  @Field(() => OrganizationType, { description: '发起单位。Who opened it.' })
  readonly openedBy!: OrganizationType;

  @Field(() => DateTimeScalar, { description: '发起时间，纸面上先行发起的亦同。When it was opened.' })
  readonly openedAt!: string;

  @Field(() => DateTimeScalar, { description: '最近一步的时间。When the last step was taken.' })
  readonly changedAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '办结时间；未办结为空。When it was closed.' })
  readonly closedAt!: string | null;

  @Field(() => Proceeding, {
    nullable: true,
    description:
      '所涉及的另一办理事项；没有或不可见为空。The proceeding it is about, if there is one that one may see.',
  })
  readonly about!: Proceeding | null;

  @Field(() => suspicions, { nullable: true, description: '涉嫌犯罪的标记（规则 X3）。Suspected crime (rule X3).' })
  readonly suspicion!: Suspicion | null;

  @Field(() => [ProceedingStepType], { description: '已办理的步骤，自旧至新。Steps taken, oldest first.' })
  readonly steps!: ProceedingStepType[];

  @Field(() => [ProceedingMaterialType], { description: '材料，按提交先后。Material, as it came.' })
  readonly materials!: ProceedingMaterialType[];

  @Field(() => [DeadlineType], {
    description: '各项时限，先到期的在前。Its clocks, those due first before the others.',
  })
  readonly deadlines!: DeadlineType[];

  @Field(() => [ReadingType], {
    description:
      '已阅情况：各方当事单位何时首次和最近一次打开；办理过一步的即为已阅。Which organizations have opened it, first openings first, for all parties; whoever has taken a step had it before them.',
  })
  readonly readings!: ReadingType[];

  @Field(() => [AvailableStepType], { description: '本单位现在可以办理的步骤。Steps that one may take now.' })
  readonly availableSteps!: AvailableStepType[];

  @Field(() => [DraftDocumentType], { description: '可下载的公文草稿。Drafts of official documents.' })
  readonly drafts!: DraftDocumentType[];
}
