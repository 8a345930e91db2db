import { Extensions, Field, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { AttachmentType } from '../attachments/index.js';
import { OrganizationType } from '../organizations/index.js';
import { ReadingType } from '../readings/index.js';
import {
  recordStatuses,
  sharingScopes,
  timelinessValues,
  type RecordStatus,
  type SharingScope,
  type Timeliness,
} from './record.js';
import { sharingCategories } from './sharing-category.js';

registerEnumType(timelinessValues, {
  name: 'Timeliness',
  description: '共享时效（机制三（三），规则 S10、S11）。Whether the sharing clock was kept.',
  valuesConfig: {
    SAME_DAY: { description: '当日共享：形成当日（规则 S10）。Shared on the day of formation (rule S10).' },
    EXTENDED: {
      description: '延期共享：在说明理由的延长期限内（规则 S11）。Shared within an extension with a reason (rule S11).',
    },
    LATE: { description: '逾期共享：如实标记，不予拒收。Shared after the deadline: flagged, never refused.' },
    HISTORICAL: {
      description:
        '历史信息：形成于平台启用日之前，不计时效。Formed before the hub was in service: it had no clock, and no figure of timeliness counts it.',
    },
    AWAITED: { description: '待共享：已登记，尚未共享。Registered, not yet shared.' },
  },
});

registerEnumType(recordStatuses, {
  name: 'RecordStatus',
  description: '信息状态。Status of a record.',
  valuesConfig: {
    PENDING: { description: '待共享：已登记，尚未共享。Registered, to be shared.' },
    SHARED: { description: '已共享。Shared.' },
    WITHDRAWN: { description: '已撤回，留存于变更日志。Withdrawn; it stays in the change log.' },
  },
});

registerEnumType(sharingScopes, {
  name: 'SharingScope',
  description: '共享范围。Who may see a record.',
  valuesConfig: {
    ALL_MEMBERS: { description: '全体成员单位。Every organization of the hub.' },
    NAMED_ORGANIZATIONS: { description: '指定单位，以及发布单位。The named organizations and the publisher.' },
  },
});

export const extensionReasons = { COLLECTING: 'COLLECTING', COLLATING: 'COLLATING', OTHER: 'OTHER' } as const;
registerEnumType(extensionReasons, {
  name: 'ExtensionReason',
  description: '延长共享期限的原因（规则 S11）。Why the sharing deadline is extended.',
  valuesConfig: {
    COLLECTING: { description: '正在收集。Still being collected.' },
    COLLATING: { description: '正在整理。Still being collated.' },
    OTHER: { description: '其他，见说明。Other: see the explanation.' },
  },
});

@ObjectType({ simpleResolvers: true, description: '修订人或经办人。Whoever made a revision.' })
export class RevisionAuthor {
  @Field(() => String, { description: '姓名或系统名称。Name of the person or system.' })
  readonly name!: string;
}

@ObjectType('RevisedField', {
  simpleResolvers: true,
  description: '更正的一项：变更前后的值。A value that a revision replaced, and the one in its place.',
})
export class RevisedFieldType {
  @Field(() => String, { description: '字段名，同所更正的信息或事项的字段。Name of the field in this API.' })
  readonly field!: string;

  @Field(() => String, { description: '字段的中文名。Its label.' })
  readonly label!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '变更前的值；没有为空，公民身份号码只显示首尾。What stood before, null if nothing did; numbers of people are masked.',
  })
  readonly before!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '变更后的值；没有为空，公民身份号码只显示首尾。What stands since, null if nothing does; numbers of people are masked.',
  })
  readonly after!: string | null;
}

@ObjectType('RecordRevision', {
  simpleResolvers: true,
  description: '历次变更：其中的一次。One entry of a record’s history.',
})
export class RecordRevisionType {
  @Field(() => Int, { description: '版次，自 1 起。Revision, from 1.' })
  readonly revision!: number;

  @Field(() => String, { description: '变更种类，同变更日志的 kind。What happened, as in the change log.' })
  readonly kind!: string;

  @Field(() => DateTimeScalar, { description: '变更时间。When.' })
  readonly changedAt!: string;

  @Field(() => RevisionAuthor, { description: '变更人。By whom.' })
  readonly by!: RevisionAuthor;

  @Field(() => String, { nullable: true, description: '变更理由。Why, where a reason was given.' })
  readonly reason!: string | null;

  @Field(() => [RevisedFieldType], {
    nullable: true,
    description:
      '更正内容，逐项的前后值；首次登记或发布为空列表，指定单位只对发布单位列出。变更前后本单位不都可见此信息的、留存前后值之前的和早于最近一百次的为空。What it changed, value by value; nothing in the first. Only the publisher is told which organizations were named. Null where one might not see the record both before and after, for revisions from before values were kept, and for any before the latest hundred.',
  })
  readonly changes!: RevisedFieldType[] | null;
}

@ObjectType('SharingExtension', {
  simpleResolvers: true,
  description: '共享期限延长：其中的一次（规则 S11）。An extension of the sharing deadline (rule S11).',
})
export class SharingExtensionType {
  @Field(() => extensionReasons, { description: '原因。Reason.' })
  readonly reason!: keyof typeof extensionReasons;

  @Field(() => String, { description: '说明。Explanation.' })
  readonly explanation!: string;

  @Field(() => LocalDateScalar, { description: '延长后的期限：该日 24:00。Extended until 24:00 of this day.' })
  readonly until!: string;

  @Field(() => DateTimeScalar, { description: '办理延长的时间。When it was granted.' })
  readonly grantedAt!: string;
}

@ObjectType('RecordSignature', {
  simpleResolvers: true,
  description: '发布单位的签名：对某一版次的内容。The publisher’s signature under what made a revision.',
})
export class RecordSignatureType {
  @Field(() => Int, { description: '版次。Revision that it made.' })
  readonly revision!: number;

  @Field(() => String, { description: '公钥标识，见 signingKeys。Id of the key, see signingKeys.' })
  readonly keyId!: string;

  @Field(() => String, { description: '紧凑格式的 JWS，原样保存。The compact JWS, word for word as it came.' })
  readonly jws!: string;
}

@ObjectType('RecordAttachment', {
  simpleResolvers: true,
  description: '信息的附件。A file on a shared record.',
})
export class RecordAttachmentType {
  @Field(() => String, { description: '附件名称。What it is.' })
  readonly name!: string;

  @Field(() => String, { description: '内容标识。Its content address.' })
  readonly contentId!: string;

  @Field(() => AttachmentType, { description: '上传的文件。The uploaded file.' })
  readonly attachment!: AttachmentType;
}

@InterfaceType('SharedRecord', {
  implements: Node,
  description:
    '共享信息：在形成当日共享的执法信息（机制三（三））。A record of enforcement information, shared the day it is formed (Mech 三(三)).',
  resolveType: (record: { __typename: string }) => record.__typename,
})
export abstract class SharedRecord extends Node {
  @Field(() => sharingCategories, { description: '信息类别。Category.' })
  readonly category!: string;

  @Field(() => recordStatuses, { description: '状态。Status.' })
  readonly status!: RecordStatus;

  @Field(() => String, { description: '标题。Title.' })
  readonly title!: string;

  @Field(() => OrganizationType, { description: '发布单位。The organization that publishes it.' })
  readonly publisher!: OrganizationType;

  @Field(() => sharingScopes, { description: '共享范围。Who may see it.' })
  readonly scope!: SharingScope;

  @Field(() => String, { nullable: true, description: '发布单位的内部编号。The publisher’s own reference.' })
  readonly externalRef!: string | null;

  @Field(() => DateTimeScalar, { description: '形成时间。When the information was formed.' })
  readonly formedAt!: string;

  @Field(() => LocalDateScalar, { description: '形成日（北京时间）。Day of formation in Asia/Shanghai.' })
  readonly formedOn!: string;

  @Field(() => DateTimeScalar, {
    description:
      '共享期限：形成当日 24:00 或延长后的期限（规则 S10、S11）。Due: 24:00 of the day of formation, or the end of the extension.',
  })
  readonly dueAt!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: '共享时间。When it was shared, null while awaited.' })
  readonly sharedAt!: string | null;

  @Field(() => timelinessValues, { description: '共享时效。Whether the clock was kept.' })
  readonly timeliness!: Timeliness;

  @Field(() => Int, { description: '当前版次，修订时须据此填写 expectedRevision。Current revision.' })
  readonly revision!: number;

  @Field(() => [String], { description: '涉及的执法事项代码。Codes of the enforcement items it concerns.' })
  readonly itemCodes!: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: '撤回时间。When it was withdrawn.' })
  readonly withdrawnAt!: string | null;

  @Field(() => String, { nullable: true, description: '撤回理由。Why it was withdrawn.' })
  readonly withdrawalReason!: string | null;

  @Field(() => [RecordRevisionType], { description: '历次变更，自旧至新。History, oldest first.' })
  readonly history!: RecordRevisionType[];

  @Field(() => [SharingExtensionType], { description: '历次延长，自旧至新。Extensions, oldest first.' })
  readonly extensions!: SharingExtensionType[];

  @Field(() => [RecordSignatureType], {
    description:
      '发布单位的签名，自旧至新；仅限签名时本单位可见的版次。The publisher’s signatures, oldest first; of revisions that one might see when they were signed.',
  })
  readonly signatures!: RecordSignatureType[];

  @Field(() => [ReadingType], {
    description:
      '已阅情况：哪些单位打开过，首次和最近一次的时间；发布单位和县政府见各单位的，其他单位只见本单位的。Who has opened it, first openings first: its publisher and the county government see all organizations, others their own.',
  })
  readonly readings!: ReadingType[];

  // Most records have none, and of the others most have one.
  @Extensions({ usualLength: 1 })
  @Field(() => [RecordAttachmentType], {
    description:
      '附件：当前版次的，可见此信息的单位均可下载。Files of the current revision; whoever may see the record may download them.',
  })
  readonly attachments!: RecordAttachmentType[];

  @Extensions({ usualLength: 1 })
  @Field(() => [String], {
    description:
      '附件的下载路径，凭访问令牌 GET。Paths to download the files from, by GET with a bearer token; for tables.',
  })
  readonly attachmentPaths!: string[];
}

@ObjectType('PendingRecord', {
  implements: SharedRecord,
  simpleResolvers: true,
  description:
    '待共享信息：已登记、尚未共享，时限已在计算。Information that is registered and not yet shared: its clock runs.',
})
export class PendingRecordType extends SharedRecord {}
