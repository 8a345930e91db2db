/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** 回执：已可靠处理至某游标。Acknowledges changes up to a cursor. */
export type AcknowledgeChangesInput = {
  /** 消费者名称：本系统自定，1 至 100 字，一个系统可有多个；不填则为本系统唯一的一个。Name of one of the system’s consumers, of its choice; without it the one that has no name. */
  readonly consumer?: string | null | undefined;
  /** 已处理的最后一条变更的游标。Cursor of the last change durably processed. */
  readonly cursor: string;
};

/** 动态信息的种类。Kinds of dynamic information. */
export type ActivityReportKind =
  /** 行政检查记录。Inspection record. */
  | 'INSPECTION_RECORD'
  /** 其他。Other. */
  | 'OTHER'
  /** 检查安排：将要进行的检查。A visit that is planned. */
  | 'PLANNED_VISIT'
  /** 执法工作简报。Work bulletin. */
  | 'WORK_BULLETIN';

/** 立改废方式。How an instrument was adjusted. */
export type AdjustmentKind =
  /** 通过。Adopted. */
  | 'ADOPTED'
  /** 修正。Amended. */
  | 'AMENDED'
  /** 公布。Promulgated. */
  | 'PROMULGATED'
  /** 废止。Repealed. */
  | 'REPEALED'
  /** 修订。Revised. */
  | 'REVISED';

/** 变更的筛选条件，各项同时满足；心跳不受筛选。Filter of changes; heartbeats pass always. */
export type ChangeFilter = {
  /** 类别，任一即可。Any of these categories. */
  readonly categories?: ReadonlyArray<SharingCategory> | null | undefined;
  /** 变更种类，任一即可。Any of these kinds. */
  readonly kinds?: ReadonlyArray<ChangeKind> | null | undefined;
  /** 本单位需求：是，仅符合本单位所登记需求的；否，仅不符合的（规则 S3）。执行反馈只对登记时要求执行情况的需求。True: only what meets a need of one’s organization; false: only what meets none (rule S3). How a decision is executed meets needs that asked for it. */
  readonly needed?: boolean | null | undefined;
  /** 发布单位代码，任一即可。Codes of publishers, any of them. */
  readonly publisherCodes?: ReadonlyArray<string> | null | undefined;
  /** 对象类型名，如 SharedRecord、PenaltyDecision、EnforcementItem。Type names of subjects. */
  readonly subjectTypes?: ReadonlyArray<string> | null | undefined;
};

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

/** 起点：没有游标时从何处开始。Where to begin without a cursor. */
export type ChangeStart =
  /** 自上次回执起：acknowledgeChanges 所回执之处；从未回执的，自首次请求之时起。After what the caller last acknowledged; from its first request on where it never has. */
  | 'ACKNOWLEDGED'
  /** 自最早起：较早的变更已按保存期限清除的，返回 CURSOR_EXPIRED。From the very first change; CURSOR_EXPIRED once the log was pruned. */
  | 'BEGINNING'
  /** 自当前起。From now on. */
  | 'NOW';

/** 投诉或举报。A complaint or a report. */
export type ComplaintKind =
  /** 投诉。A complaint. */
  | 'COMPLAINT'
  /** 举报。A report. */
  | 'TIP_OFF';

/** 处罚决定的效力。How a decision stands after its reviews. */
export type DecisionStanding =
  /** 已变更。Changed. */
  | 'CHANGED'
  /** 已确认违法。Found unlawful. */
  | 'FOUND_UNLAWFUL'
  /** 已确认无效。Found void. */
  | 'FOUND_VOID'
  /** 有效：未经复议、诉讼，或经其维持。In force: never reviewed, or upheld. */
  | 'IN_FORCE'
  /** 已部分撤销。Set aside in part. */
  | 'PARTLY_SET_ASIDE'
  /** 已撤销。Set aside. */
  | 'SET_ASIDE';

/** 裁量标准或工作流程。A discretion standard or a work procedure. */
export type DiscretionStandardKind =
  /** 自由裁量标准，有裁量阶次。Discretion standard, with tiers. */
  | 'DISCRETION_STANDARD'
  /** 执法工作流程，有步骤。Work procedure, with steps. */
  | 'WORK_PROCEDURE';

/** 裁量阶次。A tier of a discretion standard. */
export type DiscretionTierInput = {
  /** 情节。Circumstance. */
  readonly circumstance: string;
  /** 阶次代码：裁量基准中的编号。Code in its benchmark. */
  readonly code?: string | null | undefined;
  /** 适用条件。Conditions under which it applies. */
  readonly conditions?: string | null | undefined;
  /** 事项代码：适用的执法事项，须同时列入 itemCodes。Code of the enforcement item, among those of the record. */
  readonly itemCode?: string | null | undefined;
  /** 阶次依据：此阶次的法律依据。Legal basis of this tier. */
  readonly legalBasis?: string | null | undefined;
  /** 罚款上限，元。Highest fine, in yuan. */
  readonly maximumFine?: string | null | undefined;
  /** 罚款下限，元。Lowest fine, in yuan. */
  readonly minimumFine?: string | null | undefined;
  /** 裁量幅度。Range, in words. */
  readonly range: string;
  /** 裁量阶次，如 轻微、一般、严重。Tier. */
  readonly tier: string;
};

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

/** 投诉举报的办理状态。Where the handling of a complaint stands. */
export type HandlingStatus =
  /** 已受理。Accepted. */
  | 'ACCEPTED'
  /** 已办结。Closed. */
  | 'CLOSED'
  /** 已立案。Filed as a case. */
  | 'FILED'
  /** 已并案。Handled with an earlier one. */
  | 'MERGED'
  /** 不予受理。Not admitted. */
  | 'NOT_ADMITTED'
  /** 不予处罚。Not punished. */
  | 'NOT_PUNISHED'
  /** 已登记，尚未受理。Registered, not yet accepted. */
  | 'REGISTERED'
  /** 已答复。Replied. */
  | 'REPLIED'
  /** 已移交。Handed over. */
  | 'TRANSFERRED'
  /** 已核实。Verified. */
  | 'VERIFIED'
  /** 投诉举报人已撤回。Withdrawn by the complainant. */
  | 'WITHDRAWN';

/** 检查的一项内容。One matter of an inspection. */
export type InspectedMatterInput = {
  /** 检查情况。What was found. */
  readonly finding?: string | null | undefined;
  /** 事项代码：执法事项的代码。Code of the enforcement item. */
  readonly itemCode?: string | null | undefined;
  /** 事项：检查的内容。What was inspected. */
  readonly matter: string;
  /** 结果。Result. */
  readonly result?: InspectionResult | null | undefined;
};

/** 检查方式。What leads to an inspection. */
export type InspectionKind =
  /** 双随机抽查：随机抽取检查对象和检查人员。Random: whom and by whom is drawn by lot. */
  | 'RANDOM'
  /** 日常检查。Routine. */
  | 'ROUTINE'
  /** 专项检查。A campaign on one subject. */
  | 'SPECIAL'
  /** 个案检查：因投诉举报、转办交办、监测预警。Triggered by a complaint, a mandate or an alarm. */
  | 'TRIGGERED';

/** 检查结果。What an inspection has found. */
export type InspectionResult =
  /** 已立案。A case was opened. */
  | 'CASE_OPENED'
  /** 已停业、歇业、注销。Closed down. */
  | 'CLOSED_DOWN'
  /** 当场改正。Corrected on the spot. */
  | 'CORRECTED_ON_SITE'
  /** 移送有权单位。Handed over to whoever is competent. */
  | 'HANDED_OVER'
  /** 无法联系：按登记的住所、经营场所。Not met at the registered place. */
  | 'NOT_REACHABLE'
  /** 未发现问题。No problem. */
  | 'NO_PROBLEM'
  /** 未开展相关活动：未发现其开展本次检查涉及的经营活动。Does nothing that was to be inspected. */
  | 'NO_SUCH_ACTIVITY'
  /** 责令改正。Ordered to correct. */
  | 'ORDERED_TO_CORRECT'
  /** 待后续处理。To be handled. */
  | 'TO_BE_HANDLED'
  /** 不配合检查。Did not cooperate. */
  | 'UNCOOPERATIVE';

/** 效力层级。Rank of a legal instrument. */
export type LawLevel =
  /** 行政法规。Administrative regulation. */
  | 'ADMINISTRATIVE_REGULATION'
  /** 法律。Law. */
  | 'LAW'
  /** 地方性法规。Local regulation. */
  | 'LOCAL_REGULATION'
  /** 规范性文件。Normative document. */
  | 'NORMATIVE_DOCUMENT'
  /** 规章。Rule. */
  | 'RULE';

/** 时限的单位。Unit of a time limit. */
export type LimitUnit =
  /** 日，含休息日。Days, days off included. */
  | 'DAYS'
  /** 小时。Hours. */
  | 'HOURS'
  /** 个月。Months. */
  | 'MONTHS'
  /** 个工作日。Working days. */
  | 'WORKING_DAYS';

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

/** 期间，首尾两日均含。A period, both days included. */
export type PeriodInput = {
  /** 首日。First day. */
  readonly from: string;
  /** 末日，不早于首日。Last day, not before the first. */
  readonly to: string;
};

/** 工作流程的一步。A step of a work procedure. */
export type ProcedureStepInput = {
  /** 工作内容。What is done. */
  readonly content?: string | null | undefined;
  /** 时限，如 7个工作日。Time limit, in words. */
  readonly limit?: string | null | undefined;
  /** 时限数值，与单位一并填写。Time limit as a number, with its unit. */
  readonly limitAmount?: number | null | undefined;
  /** 时限单位。Unit of the time limit. */
  readonly limitUnit?: LimitUnit | null | undefined;
  /** 序号，自小至大；不填的按次序。Number, upwards; its place if not given. */
  readonly number?: number | null | undefined;
  /** 责任岗位。Post that is responsible. */
  readonly post?: string | null | undefined;
  /** 步骤名称。Title of the step. */
  readonly title: string;
};

/** 发布动态信息：第 6 类，行政检查记录、检查安排、执法工作简报等。Dynamic information: inspections, planned visits, bulletins. summary、ordered、finding 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500. */
export type PublishActivityReportInput = {
  /** 改正期限（含）。By when, that day included. */
  readonly correctBy?: string | null | undefined;
  /** 检查对象代码：统一社会信用代码（GB 32100），校验校验位；自然人不填号码。Unified social credit code, checked; a person has none. */
  readonly counterpartCode?: string | null | undefined;
  /** 检查对象：被检查单位或个人的名称。Who was inspected. */
  readonly counterpartName?: string | null | undefined;
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 检查方式。What led to the inspection. */
  readonly inspectionKind?: InspectionKind | null | undefined;
  /** 涉及的执法事项代码。Codes of the enforcement items it concerns. */
  readonly itemCodes?: ReadonlyArray<string> | null | undefined;
  /** 种类。Kind. */
  readonly kind: ActivityReportKind;
  /** 检查事项：检查的各项内容及其结果。What was inspected, each with its result. */
  readonly matters?: ReadonlyArray<InspectedMatterInput> | null | undefined;
  /** 发生日期；检查安排为制定之日。Day it happened; of a planned visit the day it was planned. */
  readonly occurredOn: string;
  /** 责令内容：责令改正的事项。What was ordered. */
  readonly ordered?: string | null | undefined;
  /** 联合检查单位的代码：综合查一次，与发布单位一同检查的单位。Codes of those who inspect together with the publisher, in one visit. */
  readonly participantCodes?: ReadonlyArray<string> | null | undefined;
  /** 所属期间：简报所述期间；检查安排必填，为计划检查的日期。What a bulletin speaks of; when a planned visit will be, required there. */
  readonly period?: PeriodInput | null | undefined;
  /** 检查地点。Where. */
  readonly place?: string | null | undefined;
  /** 检查计划：名称或编号。Name or number of the plan it was made under. */
  readonly plan?: string | null | undefined;
  /** 复查：以修订补填。Inspections of what was ordered; a revision adds them. */
  readonly reinspections?: ReadonlyArray<ReinspectionInput> | null | undefined;
  /** 检查结果；填写检查对象的必填。Result; required with who was inspected. */
  readonly result?: InspectionResult | null | undefined;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
  /** 内容摘要。Summary. */
  readonly summary: string;
};

/** 发布投诉举报办理情况：第 7 类，投诉举报案件的受理与处理情况，不含投诉举报人信息（规则 S7）。Acceptance and handling of complaints, never the complainant (rule S7). summary 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500. */
export type PublishComplaintHandlingInput = {
  /** 办理状态。Where the handling stands. */
  readonly handlingStatus: HandlingStatus;
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 涉及的执法事项代码。Codes of the enforcement items it concerns. */
  readonly itemCodes?: ReadonlyArray<string> | null | undefined;
  /** 收到投诉举报的日期。Day the complaint was received. */
  readonly receivedOn: string;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
  /** 内容摘要，不得含投诉举报人信息。Summary, without the complainant. */
  readonly summary: string;
};

/** 发布裁量标准和工作流程：第 5 类，行政处罚自由裁量标准及执法工作流程。Discretion standards and work procedures. violation、legalBasis、conditions、content 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500. */
export type PublishDiscretionStandardInput = {
  /** 适用事项：工作流程适用于何事。What a work procedure is for. */
  readonly appliesTo?: string | null | undefined;
  /** 施行日期。Day it takes effect. */
  readonly effectiveOn: string;
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 涉及的执法事项代码。Codes of the enforcement items it concerns. */
  readonly itemCodes?: ReadonlyArray<string> | null | undefined;
  /** 裁量标准或工作流程。Standard or procedure. */
  readonly kind: DiscretionStandardKind;
  /** 依据。Legal basis. */
  readonly legalBasis: string;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
  /** 步骤，裁量标准为空。Steps; empty for a discretion standard. */
  readonly steps?: ReadonlyArray<ProcedureStepInput> | null | undefined;
  /** 裁量阶次，工作流程为空。Tiers; empty for a work procedure. */
  readonly tiers?: ReadonlyArray<DiscretionTierInput> | null | undefined;
  /** 违法行为；裁量标准必填。工作流程不填（为空文本），适用于何事填 appliesTo；此前填在此处的照旧。The violation, required of a standard; a work procedure has none (an empty text) and says in `appliesTo` what it is for. What was given here for one before stays. */
  readonly violation?: string | null | undefined;
};

/** 发布法律法规规章调整：第 1 类，乡镇行政处罚事项设定依据的法律、法规、规章调整情况。Adjustments of the laws, regulations and rules behind delegated penalties. summary 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500. */
export type PublishLegalAdjustmentInput = {
  /** 立改废方式。Kind of adjustment. */
  readonly adjustmentKind: AdjustmentKind;
  /** 通过、公布日期。Day of adoption or promulgation. */
  readonly adoptedOn: string;
  /** 所调整的条款，如 第三十四条；不填为全文（规则 S1）。Articles that were adjusted; none: the instrument as a whole (rule S1). */
  readonly articles?: ReadonlyArray<string> | null | undefined;
  /** 公布文号。Document number. */
  readonly documentNumber?: string | null | undefined;
  /** 施行日期；不填则自通过、公布之日起。Day it takes effect; adoption if absent. */
  readonly effectiveOn?: string | null | undefined;
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 法律、法规、规章名称。Title of the instrument. */
  readonly instrumentTitle: string;
  /** 制定机关。Issuing body. */
  readonly issuingBody?: string | null | undefined;
  /** 涉及的执法事项代码。Codes of the enforcement items it founds. */
  readonly itemCodes?: ReadonlyArray<string> | null | undefined;
  /** 效力层级。Rank. */
  readonly level: LawLevel;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
  /** 调整内容摘要。Summary of the adjustment. */
  readonly summary?: string | null | undefined;
};

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

/** 发布统计分析数据：第 4 类，与乡镇综合执法相关的统计分析数据。Statistics and analysis data. 文本至多 500 字。Texts have at most 500 characters. */
export type PublishStatisticalDataInput = {
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 指标，至少一项。Figures, at least one. */
  readonly indicators: ReadonlyArray<StatisticalIndicatorInput>;
  /** 涉及的执法事项代码。Codes of the enforcement items it concerns. */
  readonly itemCodes?: ReadonlyArray<string> | null | undefined;
  /** 数据所属期间。The period the data speaks of. */
  readonly period: PeriodInput;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
};

/** 发布执法事项和监管信息：第 2 类，与下放乡镇有关的行政执法事项和监督管理信息，如许可的准予、变更、注销。Enforcement items and supervision information on delegated matters, such as licences. summary 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500. */
export type PublishSupervisionInformationInput = {
  /** 监管对象代码：统一社会信用代码（GB 32100），校验校验位；自然人不填号码。Unified social credit code, checked; a person has none. */
  readonly counterpartCode?: string | null | undefined;
  /** 监管对象；许可信息必填。Who is supervised; required of a licence. */
  readonly counterpartName?: string | null | undefined;
  /** 幂等键：同一键与同一内容重复提交只办理一次。Idempotency key: the same key and body act once. */
  readonly idempotencyKey: string;
  /** 涉及的执法事项代码。Codes of the enforcement items it concerns. */
  readonly itemCodes?: ReadonlyArray<string> | null | undefined;
  /** 监管信息种类；此前共享的为空。Kind; null in what was shared before. */
  readonly kind?: SupervisionKind | null | undefined;
  /** 许可名称，如 食品经营许可证。Name of the licence. */
  readonly licenceName?: string | null | undefined;
  /** 许可编号；许可信息必填。Number of the licence; required of one. */
  readonly licenceNumber?: string | null | undefined;
  /** 共享要素。Sharing fields. */
  readonly sharing: SharingInput;
  /** 发布单位的签名：紧凑格式的 JWS，内容为本输入其余部分的 RFC 8785 规范 JSON，kid 为本单位登记的公钥。The publisher’s signature: a compact JWS over the canonical JSON (RFC 8785) of the rest of this input, its kid a key from signingKeys. */
  readonly signedPayload?: string | null | undefined;
  /** 内容摘要。Summary. */
  readonly summary: string;
  /** 有效期自（含）。First day on which the licence is valid. */
  readonly validFrom?: string | null | undefined;
  /** 有效期至（含）；长期有效的为空。Last day on which it is valid; null: for good. */
  readonly validTo?: string | null | undefined;
};

/** 信息的一个附件：先以 requestUpload 上传。A file of a record, uploaded before (requestUpload). */
export type RecordAttachmentInput = {
  /** 已上传内容的标识。Content that was uploaded. */
  readonly contentId: string;
  /** 附件名称，如“行政处罚决定书”，至多 500 字。What it is, at most 500 characters. */
  readonly name: string;
};

/** 信息状态。Status of a record. */
export type RecordStatus =
  /** 待共享：已登记，尚未共享。Registered, to be shared. */
  | 'PENDING'
  /** 已共享。Shared. */
  | 'SHARED'
  /** 已撤回，留存于变更日志。Withdrawn; it stays in the change log. */
  | 'WITHDRAWN';

/** 一次复查。A reinspection. */
export type ReinspectionInput = {
  /** 复查情况。What was found. */
  readonly finding?: string | null | undefined;
  /** 复查日期。Day. */
  readonly inspectedOn: string;
  /** 复查结果。Result. */
  readonly result: ReinspectionResult;
};

/** 复查结果。What a reinspection has found. */
export type ReinspectionResult =
  /** 已立案。A case was opened. */
  | 'CASE_OPENED'
  /** 已改正。Corrected. */
  | 'CORRECTED'
  /** 未改正。Not corrected. */
  | 'NOT_CORRECTED'
  /** 部分改正。Partly corrected. */
  | 'PARTLY_CORRECTED';

/** 信息类别（机制三（三））。Categories of shared information (Mech 三(三)). */
export type SharingCategory =
  /** 动态信息：第 6 类，行政检查记录、检查安排、执法工作简报等。Dynamic information: inspections, planned visits, bulletins. */
  | 'ACTIVITY_REPORT'
  /** 投诉举报办理情况：第 7 类，投诉举报案件的受理与处理情况，不含投诉举报人信息（规则 S7）。Acceptance and handling of complaints, never the complainant (rule S7). */
  | 'COMPLAINT_HANDLING'
  /** 裁量标准和工作流程：第 5 类，行政处罚自由裁量标准及执法工作流程。Discretion standards and work procedures. */
  | 'DISCRETION_STANDARD'
  /** 法律法规规章调整：第 1 类，乡镇行政处罚事项设定依据的法律、法规、规章调整情况。Adjustments of the laws, regulations and rules behind delegated penalties. */
  | 'LEGAL_ADJUSTMENT'
  /** 其他执法信息：第 8 类，其他需要共享的执法信息。Other enforcement information. */
  | 'OTHER_INFORMATION'
  /** 行政处罚决定：第 3 类，行政处罚决定及执行情况。Penalty decisions and their execution. */
  | 'PENALTY_DECISION'
  /** 统计分析数据：第 4 类，与乡镇综合执法相关的统计分析数据。Statistics and analysis data. */
  | 'STATISTICAL_DATA'
  /** 执法事项和监管信息：第 2 类，与下放乡镇有关的行政执法事项和监督管理信息，如许可的准予、变更、注销。Enforcement items and supervision information on delegated matters, such as licences. */
  | 'SUPERVISION_INFORMATION';

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

/** 统计指标。A figure of a data set. */
export type StatisticalIndicatorInput = {
  /** 指标代码，在本数据集内唯一。Code, unique in its data set. */
  readonly code: string;
  /** 指标名称。Name. */
  readonly name: string;
  /** 计量单位，如 件、万元。Unit, such as 件 or 万元. */
  readonly unit: string;
  /** 数值。Value. */
  readonly value: string;
};

/** 监管信息的种类（规则 S2）。Kinds of supervision information (rule S2). */
export type SupervisionKind =
  /** 执法事项。Enforcement items. */
  | 'ENFORCEMENT_ITEM'
  /** 许可变更。A licence was changed. */
  | 'LICENCE_CHANGED'
  /** 许可注销，含届满、终止。A licence ended. */
  | 'LICENCE_ENDED'
  /** 准予许可。A licence was granted. */
  | 'LICENCE_GRANTED'
  /** 许可延续。A licence was renewed. */
  | 'LICENCE_RENEWED'
  /** 许可撤销、吊销。A licence was revoked. */
  | 'LICENCE_REVOKED'
  /** 其他。Other. */
  | 'OTHER'
  /** 信用风险分类。Rating of credit and risk. */
  | 'RISK_RATING'
  /** 抽检监测。Sampling and monitoring. */
  | 'SAMPLING';

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

/** 初步核实的结论（机制三（二）1）。What preliminary verification has found. */
export type VerificationOutcome =
  /** 无管辖权，须移交（规则 C5）。No jurisdiction: hand over (rule C5). */
  | 'NO_JURISDICTION'
  /** 未发现违法行为，直接答复（规则 C3）。No violation: reply directly (rule C3). */
  | 'NO_VIOLATION'
  /** 需要实施行政处罚，应及时立案（规则 C4）。A penalty is needed (rule C4). */
  | 'VIOLATION';

export type AcknowledgeChangesMutationVariables = Exact<{
  input: AcknowledgeChangesInput;
}>;


export type AcknowledgeChangesMutation = { readonly acknowledgeChanges: { readonly lag: number | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string }> } };

export type ChangeLogHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type ChangeLogHeadQuery = { readonly changeLog: { readonly head: string } };

type CopiedSharedRecord_ActivityReport_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_ComplaintHandling_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_DiscretionStandard_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_LegalAdjustment_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_OtherInformation_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_PenaltyDecision_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_PendingRecord_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_StatisticalData_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

type CopiedSharedRecord_SupervisionInformation_Fragment = { readonly title: string, readonly scope: SharingScope, readonly externalRef: string | null, readonly formedAt: string, readonly formedOn: string, readonly dueAt: string, readonly sharedAt: string | null, readonly timeliness: Timeliness, readonly itemCodes: ReadonlyArray<string>, readonly attachmentPaths: ReadonlyArray<string>, readonly publisher: { readonly code: string } };

export type CopiedSharedRecordFragment =
  | CopiedSharedRecord_ActivityReport_Fragment
  | CopiedSharedRecord_ComplaintHandling_Fragment
  | CopiedSharedRecord_DiscretionStandard_Fragment
  | CopiedSharedRecord_LegalAdjustment_Fragment
  | CopiedSharedRecord_OtherInformation_Fragment
  | CopiedSharedRecord_PenaltyDecision_Fragment
  | CopiedSharedRecord_PendingRecord_Fragment
  | CopiedSharedRecord_StatisticalData_Fragment
  | CopiedSharedRecord_SupervisionInformation_Fragment
;

export type CopiedLegalAdjustmentFragment = { readonly instrumentTitle: string, readonly level: LawLevel, readonly adjustmentKind: AdjustmentKind, readonly adoptedOn: string, readonly effectiveOn: string | null, readonly issuingBody: string | null, readonly documentNumber: string | null, readonly articles: ReadonlyArray<string> | null, readonly summary: string | null };

export type CopiedSupervisionInformationFragment = { readonly kind: SupervisionKind | null, readonly summary: string, readonly counterpartName: string | null, readonly counterpartCode: string | null, readonly licenceName: string | null, readonly licenceNumber: string | null, readonly validFrom: string | null, readonly validTo: string | null };

export type CopiedPenaltyDecisionFragment = { readonly decisionNumber: string, readonly decidedOn: string, readonly partyName: string, readonly partyKind: PartyKind, readonly partyCode: string | null, readonly legalRepresentative: string | null, readonly violation: string, readonly facts: string, readonly legalBasis: string, readonly penaltyKinds: ReadonlyArray<PenaltyKind>, readonly content: string, readonly fineAmount: string | null, readonly confiscatedAmount: string | null, readonly itemCode: string | null, readonly heaviestKind: PenaltyKind, readonly executionStatus: ExecutionStatus, readonly executedOn: string | null, readonly standing: DecisionStanding, readonly changedFineAmount: string | null, readonly changedConfiscatedAmount: string | null, readonly surchargeAmount: string | null, readonly paidAmount: string | null, readonly outstandingAmount: string | null };

export type CopiedStatisticalDataFragment = { readonly period: { readonly from: string, readonly to: string }, readonly indicators: ReadonlyArray<{ readonly code: string, readonly name: string, readonly unit: string, readonly value: string }> };

export type CopiedDiscretionStandardFragment = { readonly kind: DiscretionStandardKind, readonly violation: string, readonly appliesTo: string | null, readonly legalBasis: string, readonly effectiveOn: string, readonly tiers: ReadonlyArray<{ readonly code: string | null, readonly itemCode: string | null, readonly circumstance: string, readonly tier: string, readonly range: string, readonly conditions: string | null, readonly legalBasis: string | null, readonly minimumFine: string | null, readonly maximumFine: string | null }> | null, readonly steps: ReadonlyArray<{ readonly number: number | null, readonly title: string, readonly content: string | null, readonly post: string | null, readonly limit: string | null, readonly limitAmount: number | null, readonly limitUnit: LimitUnit | null }> | null };

export type CopiedActivityReportFragment = { readonly kind: ActivityReportKind, readonly summary: string, readonly occurredOn: string, readonly counterpartName: string | null, readonly counterpartCode: string | null, readonly place: string | null, readonly inspectionKind: InspectionKind | null, readonly plan: string | null, readonly participantCodes: ReadonlyArray<string>, readonly result: InspectionResult | null, readonly ordered: string | null, readonly correctBy: string | null, readonly period: { readonly from: string, readonly to: string } | null, readonly matters: ReadonlyArray<{ readonly matter: string, readonly itemCode: string | null, readonly result: InspectionResult | null, readonly finding: string | null }>, readonly reinspections: ReadonlyArray<{ readonly inspectedOn: string, readonly result: ReinspectionResult, readonly finding: string | null }> };

export type CopiedComplaintHandlingFragment = { readonly receivedOn: string, readonly handlingStatus: HandlingStatus, readonly summary: string, readonly complaintKind: ComplaintKind | null, readonly townshipCode: string | null, readonly workingDays: number | null, readonly outcome: VerificationOutcome | null };

export type CopiedOtherInformationFragment = { readonly summary: string };

export type FollowChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  from?: ChangeStart | null | undefined;
  consumer?: string | null | undefined;
  filter?: ChangeFilter | null | undefined;
}>;


export type FollowChangesSubscription = { readonly changes: { readonly cursor: string, readonly previousCursor: string | null, readonly kind: ChangeKind, readonly occurredAt: string, readonly subjectId: string | null, readonly organization: { readonly code: string, readonly name: string } | null, readonly subject:
      | { readonly __typename: 'ActivityReport', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'AgendaTopic', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'ArchiveConsultation', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'AssistanceRequest', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'Bulletin', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'CaseTransfer', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'Complaint', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'ComplaintHandling', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'ConferenceMeeting', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'Consultation', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'CriminalReferral', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'DangerNotice', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'Deadline', readonly id: string }
      | { readonly __typename: 'DiscretionStandard', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'EnforcementItem', readonly id: string }
      | { readonly __typename: 'JointOperation', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'JurisdictionDispute', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'LegalAdjustment', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'Need', readonly id: string }
      | { readonly __typename: 'Organization', readonly id: string }
      | { readonly __typename: 'OtherInformation', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'PenaltyDecision', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'PenaltyImport', readonly id: string }
      | { readonly __typename: 'PendingRecord', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'PersonnelRecommendation', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'PoliceSupport', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'ProcuratorialOpinion', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'Resolution', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'ReverseReferral', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'StatisticalData', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'SupervisedMatter', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'SupervisionInformation', readonly title: string, readonly category: SharingCategory, readonly status: RecordStatus, readonly timeliness: Timeliness, readonly formedAt: string, readonly sharedAt: string | null, readonly revision: number, readonly id: string, readonly publisher: { readonly code: string, readonly name: string } }
      | { readonly __typename: 'Training', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
      | { readonly __typename: 'Urge', readonly id: string }
      | { readonly __typename: 'WhistleCall', readonly number: string, readonly title: string, readonly stateLabel: string, readonly openedAt: string, readonly changedAt: string, readonly closedAt: string | null, readonly id: string }
     | null } };

export type PublishLegalAdjustmentMutationVariables = Exact<{
  input: PublishLegalAdjustmentInput;
}>;


export type PublishLegalAdjustmentMutation = { readonly publishLegalAdjustment: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type PublishSupervisionInformationMutationVariables = Exact<{
  input: PublishSupervisionInformationInput;
}>;


export type PublishSupervisionInformationMutation = { readonly publishSupervisionInformation: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type PublishPenaltyDecisionMutationVariables = Exact<{
  input: PublishPenaltyDecisionInput;
}>;


export type PublishPenaltyDecisionMutation = { readonly publishPenaltyDecision: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type PublishStatisticalDataMutationVariables = Exact<{
  input: PublishStatisticalDataInput;
}>;


export type PublishStatisticalDataMutation = { readonly publishStatisticalData: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type PublishDiscretionStandardMutationVariables = Exact<{
  input: PublishDiscretionStandardInput;
}>;


export type PublishDiscretionStandardMutation = { readonly publishDiscretionStandard: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type PublishActivityReportMutationVariables = Exact<{
  input: PublishActivityReportInput;
}>;


export type PublishActivityReportMutation = { readonly publishActivityReport: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type PublishComplaintHandlingMutationVariables = Exact<{
  input: PublishComplaintHandlingInput;
}>;


export type PublishComplaintHandlingMutation = { readonly publishComplaintHandling: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

export type PublishOtherInformationMutationVariables = Exact<{
  input: PublishOtherInformationInput;
}>;


export type PublishOtherInformationMutation = { readonly publishOtherInformation: { readonly record: { readonly id: string, readonly revision: number, readonly timeliness: Timeliness, readonly dueAt: string, readonly sharedAt: string | null } | null, readonly change: { readonly cursor: string } | null, readonly userErrors: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: UserErrorCode, readonly message: string, readonly rule: string | null }> } };

/** Operations as they are sent, fragments as what they select. */
export const texts = {
  AcknowledgeChanges: "mutation AcknowledgeChanges($input: AcknowledgeChangesInput!) { acknowledgeChanges(input: $input) { lag userErrors { path code message } } }",
  ChangeLogHead: "query ChangeLogHead { changeLog { head } }",
  CopiedSharedRecord: "title publisher { code } scope externalRef formedAt formedOn dueAt sharedAt timeliness itemCodes attachmentPaths",
  CopiedLegalAdjustment: "instrumentTitle level adjustmentKind adoptedOn effectiveOn issuingBody documentNumber articles summary",
  CopiedSupervisionInformation: "kind summary counterpartName counterpartCode licenceName licenceNumber validFrom validTo",
  CopiedPenaltyDecision: "decisionNumber decidedOn partyName partyKind partyCode legalRepresentative violation facts legalBasis penaltyKinds content fineAmount confiscatedAmount itemCode heaviestKind executionStatus executedOn standing changedFineAmount changedConfiscatedAmount surchargeAmount paidAmount outstandingAmount",
  CopiedStatisticalData: "period { from to } indicators { code name unit value }",
  CopiedDiscretionStandard: "kind violation appliesTo legalBasis tiers { code itemCode circumstance tier range conditions legalBasis minimumFine maximumFine } steps { number title content post limit limitAmount limitUnit } effectiveOn",
  CopiedActivityReport: "kind summary occurredOn period { from to } counterpartName counterpartCode place inspectionKind plan participantCodes matters { matter itemCode result finding } result ordered correctBy reinspections { inspectedOn result finding }",
  CopiedComplaintHandling: "receivedOn handlingStatus summary complaintKind townshipCode workingDays outcome",
  CopiedOtherInformation: "summary",
  FollowChanges: "subscription FollowChanges($after: String, $from: ChangeStart, $consumer: String, $filter: ChangeFilter) { changes(after: $after, from: $from, consumer: $consumer, filter: $filter) { cursor previousCursor kind occurredAt subjectId organization { code name } subject { __typename id ... on SharedRecord { title category status timeliness formedAt sharedAt revision publisher { code name } } ... on Proceeding { number title stateLabel openedAt changedAt closedAt } } } }",
  PublishLegalAdjustment: "mutation PublishLegalAdjustment($input: PublishLegalAdjustmentInput!) { publishLegalAdjustment(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
  PublishSupervisionInformation: "mutation PublishSupervisionInformation($input: PublishSupervisionInformationInput!) { publishSupervisionInformation(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
  PublishPenaltyDecision: "mutation PublishPenaltyDecision($input: PublishPenaltyDecisionInput!) { publishPenaltyDecision(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
  PublishStatisticalData: "mutation PublishStatisticalData($input: PublishStatisticalDataInput!) { publishStatisticalData(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
  PublishDiscretionStandard: "mutation PublishDiscretionStandard($input: PublishDiscretionStandardInput!) { publishDiscretionStandard(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
  PublishActivityReport: "mutation PublishActivityReport($input: PublishActivityReportInput!) { publishActivityReport(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
  PublishComplaintHandling: "mutation PublishComplaintHandling($input: PublishComplaintHandlingInput!) { publishComplaintHandling(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
  PublishOtherInformation: "mutation PublishOtherInformation($input: PublishOtherInformationInput!) { publishOtherInformation(input: $input) { record { id revision timeliness dueAt sharedAt } change { cursor } userErrors { path code message rule } } }",
} as const;
