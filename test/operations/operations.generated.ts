/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** 变更种类。What happened. */
export type ChangeKind =
  /** 另有单位列入：另一单位的清单也列有此事项（规则 G2、D1）。Another lists the same item too (rules G2, D1). */
  | 'ALSO_LISTED'
  /** 取消登记：事项的版本或下放不应登记（规则 G2）。A version or a handover was taken out (rule G2). */
  | 'CANCELLED'
  /** 更正清单：事项或下放登记有误（规则 G2）。A list was put right (rule G2). */
  | 'CORRECTED'
  /** 时限重算：放假安排公布后，办理时限已重新计算。A deadline was reckoned anew by the notice on holidays. */
  | 'DEADLINE_MOVED'
  /** 复议、诉讼结果：处罚决定经复议或诉讼（规则 S3）。Reviewed by reconsideration or a court (rule S3). */
  | 'DECISION_REVIEWED'
  /** 登记需求：某单位登记其需要的信息（规则 S3）。An organization has said what it needs. */
  | 'DECLARED'
  /** 下放事项（规则 G2、S2）。An item was handed over to a township (rules G2, S2). */
  | 'DELEGATED'
  /** 收回下放：事项自某日起不再由乡镇实施（规则 G2、S2）。An item was taken back (rules G2, S2). */
  | 'DELEGATION_REVOKED'
  /** 即将到期（规则 S10 及各项办理时限）。A deadline is near. */
  | 'DUE_SOON'
  /** 终止需求（规则 S3）。A need ends. */
  | 'ENDED'
  /** 执行反馈：执行情况已反馈（规则 S3）。Execution fed back (rule S3). */
  | 'EXECUTION_UPDATED'
  /** 延长期限：共享期限已延长（规则 S11）。Deadline extended (rule S11). */
  | 'EXTENDED'
  /** 心跳：游标已推进至此，无新变更。Nothing new up to this cursor. */
  | 'HEARTBEAT'
  /** 列入清单：事项或其新版本（规则 G2）。An item, or a version of it, was recorded (rule G2). */
  | 'LISTED'
  /** 逾期：未共享或未办理。Overdue: not shared, or not done. */
  | 'OVERDUE'
  /** 发布：信息已共享。Shared. */
  | 'PUBLISHED'
  /** 登记：信息已登记，待共享。Registered, to be shared. */
  | 'REGISTERED'
  /** 不再可见：请删除已保存的内容。No longer visible: delete what you keep of it. */
  | 'RETRACTED'
  /** 修订。Revised. */
  | 'REVISED'
  /** 办理：办理事项走了一步（机制三）。A step was taken in a proceeding (Mech 三). */
  | 'STEP_TAKEN'
  /** 承接清单：实施单位或承接乡镇撤销或恢复，由他人实施（三（一）4）。Another acts by the list from now on. */
  | 'SUCCEEDED'
  /** 催办：督促责任单位办理逾期的事项（规则 J8）。Somebody is urged to do what is overdue. */
  | 'URGED'
  /** 答复催办（规则 J8）。Whoever was urged has answered. */
  | 'URGE_ANSWERED'
  /** 可见范围调整。More or fewer organizations may see it. */
  | 'VISIBILITY_CHANGED'
  /** 撤回。Withdrawn. */
  | 'WITHDRAWN';

/** 执行情况（规则 S3）。Execution of a decision (rule S3). */
export type ExecutionStatus =
  /** 强制执行中。Under compulsory enforcement. */
  | 'COMPULSORY'
  /** 已执行。Executed. */
  | 'EXECUTED'
  /** 未执行。Not yet executed. */
  | 'NOT_YET'
  /** 部分执行。Partly executed. */
  | 'PARTIAL'
  /** 中止执行。Suspended. */
  | 'SUSPENDED';

/** 当事人类型。What a party is. */
export type PartyKind =
  /** 法人及非法人组织。Legal person or organization. */
  | 'LEGAL_PERSON'
  /** 自然人。Natural person. */
  | 'NATURAL_PERSON'
  /** 个体工商户。Sole trader. */
  | 'SOLE_TRADER';

/** 处罚种类，自轻至重（行政处罚法第九条）。Kinds of penalties, light to heavy (Administrative Penalty Law art. 9). */
export type PenaltyKind =
  /** 行政拘留。Administrative detention. */
  | 'ADMINISTRATIVE_DETENTION'
  /** 限制开展生产经营活动。Restriction of business. */
  | 'BUSINESS_RESTRICTION'
  /** 通报批评。Circulated criticism. */
  | 'CIRCULATED_CRITICISM'
  /** 责令关闭、限制从业。Closure or ban from a trade. */
  | 'CLOSURE_OR_INDUSTRY_BAN'
  /** 没收违法所得、没收非法财物。Confiscation. */
  | 'CONFISCATION'
  /** 罚款。Fine. */
  | 'FINE'
  /** 吊销许可证件。Revocation of a licence. */
  | 'LICENCE_REVOCATION'
  /** 暂扣许可证件。Suspension of a licence. */
  | 'LICENCE_SUSPENSION'
  /** 其他。Other. */
  | 'OTHER'
  /** 降低资质等级。Downgrade of a qualification. */
  | 'QUALIFICATION_DOWNGRADE'
  /** 责令停产停业。Suspension of business. */
  | 'SUSPENSION_OF_BUSINESS'
  /** 警告。Warning. */
  | 'WARNING';

/** 发布其他执法信息：第 8 类，其他需要共享的执法信息。Other enforcement information. summary 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500. */
export type PublishOtherInformationInput = {
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 涉及的执法事项代码。Codes of the enforcement items it concerns. */
  readonly itemCodes?: ReadonlyArray<string> | null | undefined;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
  /** 内容摘要。Summary. */
  readonly summary: string;
};

/** 发布行政处罚决定：第 3 类，行政处罚决定及执行情况。Penalty decisions and their execution. violation、facts、legalBasis、content 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500. */
export type PublishPenaltyDecisionInput = {
  /** 所办结的案件：本单位作为一方的投诉举报、案件移送（含发现）、联合执法或行政处罚移送（规则 S3）；不可见该案件的单位无从得知。The case that it ends: a complaint, a case transfer, a joint operation or a case sent for a penalty that one is a party of (rule S3); nobody who does not see the case learns of it. */
  readonly caseId?: string | number | null | undefined;
  /** 没收金额，元。Amount confiscated, in yuan. */
  readonly confiscatedAmount?: string | null | undefined;
  /** 处罚内容。What was decided. */
  readonly content: string;
  /** 作出决定的日期。Day of the decision. */
  readonly decidedOn: string;
  /** 决定书文号，按原文。Number of the decision document, as written. */
  readonly decisionNumber: string;
  /** 违法事实。The facts. */
  readonly facts: string;
  /** 罚款金额，元。Fine, in yuan. */
  readonly fineAmount?: string | null | undefined;
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 执法事项代码（规则 G3）。Code of the enforcement item (rule G3). */
  readonly itemCode?: string | null | undefined;
  /** 处罚依据。Legal basis of the penalty. */
  readonly legalBasis: string;
  /** 法定代表人或负责人的姓名；自然人不填。Name of the legal representative or head; none for natural persons. */
  readonly legalRepresentative?: string | null | undefined;
  /** 统一社会信用代码（GB 32100）或公民身份号码（GB 11643），校验校验位；公民身份号码加密保存，读取时只显示 110***********1234 的形式。Unified social credit code or citizen number, checked; the number of a person is kept sealed and shown masked. */
  readonly partyCode?: string | null | undefined;
  /** 当事人类型。What the party is. */
  readonly partyKind: PartyKind;
  /** 当事人名称。Name of the party. */
  readonly partyName: string;
  /** 处罚种类。Kinds of penalties. */
  readonly penaltyKinds: ReadonlyArray<PenaltyKind>;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
  /** 违法行为类型。The violation. */
  readonly violation: string;
};

/** 信息的一个附件：先以 requestUpload 上传。A file of a record, uploaded before (requestUpload). */
export type RecordAttachmentInput = {
  /** 已上传内容的标识。Content that was uploaded. */
  readonly contentId: string;
  /** 附件名称，如“行政处罚决定书”，至多 500 字。What it is, at most 500 characters. */
  readonly name: string;
};

/** 各类信息共有的共享要素（机制三（三））。The sharing fields of every category. */
export type SharingInput = {
  /** 附件，至多 50 个；可见此信息的单位均可下载。Files, at most 50, for whoever may see the record. */
  readonly attachments?: ReadonlyArray<RecordAttachmentInput> | null | undefined;
  /** 本单位内部编号。Your own reference. */
  readonly externalRef?: string | null | undefined;
  /** 形成时间，决定共享期限（规则 S10）。When it was formed; decides the deadline (rule S10). */
  readonly formedAt?: string | null | undefined;
  /** 指定单位代码，共享范围为指定单位时填写。Codes of the organizations when the scope is NAMED_ORGANIZATIONS. */
  readonly organizationCodes?: ReadonlyArray<string> | null | undefined;
  /** 登记信息标识：完成此前登记的信息；标题、形成时间可沿用登记。The registered record that this completes. */
  readonly pendingRecordId?: string | number | null | undefined;
  /** 共享范围。Who may see it. */
  readonly scope?: SharingScope;
  /** 标题，至多 200 字。Title, at most 200 characters. */
  readonly title?: string | null | undefined;
};

/** 共享范围。Who may see a record. */
export type SharingScope =
  /** 全体成员单位。Every organization of the hub. */
  | 'ALL_MEMBERS'
  /** 指定单位，以及发布单位。The named organizations and the publisher. */
  | 'NAMED_ORGANIZATIONS';

/** 共享时效（机制三（三），规则 S10、S11）。Whether the sharing clock was kept. */
export type Timeliness =
  /** 待共享：已登记，尚未共享。Registered, not yet shared. */
  | 'AWAITED'
  /** 延期共享：在说明理由的延长期限内（规则 S11）。Shared within an extension with a reason (rule S11). */
  | 'EXTENDED'
  /** 历史信息：形成于平台启用日之前，不计时效。Formed before the hub was in service: it had no clock, and no figure of timeliness counts it. */
  | 'HISTORICAL'
  /** 逾期共享：如实标记，不予拒收。Shared after the deadline: flagged, never refused. */
  | 'LATE'
  /** 当日共享：形成当日（规则 S10）。Shared on the day of formation (rule S10). */
  | 'SAME_DAY';

/** 不予受理的原因。Why the hub refused. */
export type UserErrorCode =
  /** 已过办理期限。The time for this has passed. */
  | 'AFTER_DEADLINE'
  /** 已经存在。It exists already. */
  | 'ALREADY_EXISTS'
  /** 同一幂等键已用于不同内容。The key was used for another request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** 内容不合要求。What was given is not valid. */
  | 'INVALID'
  /** 缺少规定的材料。Material that the regulation demands is missing. */
  | 'MISSING_MATERIAL'
  /** 无管辖权。The organization is not competent. */
  | 'NOT_COMPETENT'
  /** 不存在或无权查看。There is none, or none that one may see. */
  | 'NOT_FOUND'
  /** 修订号已过时，请重新读取。The expected revision is stale: read again. */
  | 'PRECONDITION_FAILED'
  /** 缺少必填内容。Something required is missing. */
  | 'REQUIRED'
  /** 不是应办理的单位。Not the party that may do this. */
  | 'WRONG_PARTY'
  /** 当前状态下不能办理。Not possible in the present state. */
  | 'WRONG_STATE';

export type TestChangesPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TestChangesPageQuery = { readonly changes: { readonly changes: ReadonlyArray<{ readonly cursor: string, readonly kind: ChangeKind, readonly subject:
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly title: string, readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       | null }> } };

export type TestPublishOtherInformationMutationVariables = Exact<{
  input: PublishOtherInformationInput;
}>;


export type TestPublishOtherInformationMutation = { readonly publishOtherInformation: { readonly record: { readonly id: string, readonly title: string, readonly timeliness: Timeliness, readonly revision: number, readonly dueAt: string, readonly sharedAt: string | null, readonly scope: SharingScope } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type TestPublishPenaltyDecisionMutationVariables = Exact<{
  input: PublishPenaltyDecisionInput;
}>;


export type TestPublishPenaltyDecisionMutation = { readonly publishPenaltyDecision: { readonly record: { readonly id: string, readonly title: string, readonly timeliness: Timeliness, readonly revision: number, readonly dueAt: string, readonly sharedAt: string | null, readonly fineAmount: string | null, readonly decisionNumber: string, readonly partyName: string, readonly heaviestKind: PenaltyKind, readonly executionStatus: ExecutionStatus } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };


export const TestChangesPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TestChangesPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SharedRecord"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TestChangesPageQuery, TestChangesPageQueryVariables>;
export const TestPublishOtherInformationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TestPublishOtherInformation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PublishOtherInformationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishOtherInformation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"timeliness"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"sharedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}}]}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]}}]} as unknown as DocumentNode<TestPublishOtherInformationMutation, TestPublishOtherInformationMutationVariables>;
export const TestPublishPenaltyDecisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TestPublishPenaltyDecision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PublishPenaltyDecisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishPenaltyDecision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"record"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"timeliness"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"sharedAt"}},{"kind":"Field","name":{"kind":"Name","value":"fineAmount"}},{"kind":"Field","name":{"kind":"Name","value":"decisionNumber"}},{"kind":"Field","name":{"kind":"Name","value":"partyName"}},{"kind":"Field","name":{"kind":"Name","value":"heaviestKind"}},{"kind":"Field","name":{"kind":"Name","value":"executionStatus"}}]}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]}}]} as unknown as DocumentNode<TestPublishPenaltyDecisionMutation, TestPublishPenaltyDecisionMutationVariables>;