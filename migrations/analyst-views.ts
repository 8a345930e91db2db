/** A column of a view: its expression over `r` (shared_record), `o` (its publisher) and `d`, and what it says. */
export type ViewColumn = readonly [name: string, expression: string, comment: string];

export interface AnalystView {
  readonly name: string;
  readonly comment: string;
  readonly from: string;
  readonly where: string | null;
  readonly columns: readonly ViewColumn[];
  /** The category whose records have its rows; null: those of all categories, or no record. */
  readonly category: string | null;
}

const withdrawn = `r.status <> 'WITHDRAWN'`;
const records = 'shared_record r JOIN organization o ON o.id = r.publisher_id';

const common: readonly ViewColumn[] = [
  ['record_id', 'r.id', '信息标识 · key of the record'],
  ['title', 'r.title', '标题 · title'],
  ['publisher_code', 'o.code', '发布单位代码 · code of the publisher'],
  ['publisher_name', 'o.name', '发布单位名称 · name of the publisher'],
  ['status', 'r.status', '状态：PENDING 待共享、SHARED 已共享 · state'],
  ['formed_at', 'r.formed_at', '形成时间 · instant of formation'],
  ['formed_on', 'r.formed_on', '形成日（北京时间）· day of formation in Asia/Shanghai'],
  ['due_at', 'r.due_at', '共享期限 · end of the sharing clock (rules S10, S11)'],
  ['shared_at', 'r.shared_at', '共享时间；待共享的为空 · when it was shared, null while awaited'],
  ['timeliness', 'r.timeliness', '时效：SAME_DAY、EXTENDED、LATE、HISTORICAL、AWAITED · timeliness (rule S10)'],
];

function ofCategory(table: string, comment: string, columns: readonly ViewColumn[]): AnalystView {
  const from = `${table} d JOIN shared_record r ON r.id = d.record_id JOIN organization o ON o.id = r.publisher_id`;
  return {
    name: table,
    comment,
    from,
    where: withdrawn,
    columns: [...common, ...columns],
    category: table.toUpperCase(),
  };
}

function partOf(parent: string, table: string, comment: string, columns: readonly ViewColumn[]): AnalystView {
  const from = `${table} d JOIN shared_record r ON r.id = d.record_id`;
  const place: ViewColumn[] = [
    ['record_id', 'd.record_id', '所属信息的标识 · key of the record it belongs to'],
    ['ordinal', 'd.ordinal', '次序 · place among its like'],
  ];
  return {
    name: table,
    comment,
    from,
    where: withdrawn,
    columns: [...place, ...columns],
    category: parent.toUpperCase(),
  };
}

/**
 * What analysts read by SQL, as migration 0044 made it. Columns are added, never renamed: dashboards stand on them. PostgreSQL lets nobody
 * change a column that a view reads, so a migration that does makes its view anew. What is added stands in `laterColumns`.
 */
export const analystViews: readonly AnalystView[] = [
  {
    name: 'organization',
    comment: '单位 · organizations, past ones too',
    from: 'organization o LEFT JOIN organization s ON s.id = o.successor_id',
    where: null,
    columns: [
      ['code', 'o.code', '代码 · code'],
      ['name', 'o.name', '名称 · name'],
      ['kind', 'o.kind', '类型：TOWNSHIP、DEPARTMENT、COUNTY_GOVERNMENT、PROCURATORATE、COURT · kind'],
      ['division_code', 'o.division_code', '行政区划代码 · code of its division'],
      ['valid_from', 'o.valid_from', '设立之日 · first day'],
      ['valid_to', 'o.valid_to', '撤销之日，当日已不存在；存续的为空 · first day without it, null while it exists'],
      ['successor_code', 's.code', '承继单位的代码 · code of its successor'],
    ],
    category: null,
  },
  {
    name: 'shared_record',
    comment: '八类共享信息的共同栏目 · what records of all eight categories have in common',
    from: records,
    where: withdrawn,
    columns: [
      ...common,
      ['category', 'r.category', '类别 · category'],
      ['revision', 'r.revision', '版本，自 1 起 · revision, from 1'],
      ['item_codes', 'r.item_codes', '事项编码 · codes of enforcement items'],
      ['external_ref', 'r.external_ref', '发布单位系统中的编号 · reference in the publisher’s own system'],
      ['registered_at', 'r.registered_at', '登记时间 · when it was registered'],
    ],
    category: null,
  },
  ofCategory('penalty_decision', '行政处罚决定及执行情况 · penalty decisions and their execution', [
    ['decision_number', 'd.decision_number', '决定书文号 · decision number'],
    ['decided_on', 'd.decided_on', '决定日期 · day of the decision'],
    ['party_name', 'd.party_name', '当事人名称 · name of the party'],
    ['party_kind', 'd.party_kind', '当事人类型 · kind of the party'],
    ['party_code', 'd.party_code', '当事人代码，公民身份号码只示首尾 · code of the party, citizen numbers masked'],
    ['violation', 'd.violation', '违法行为 · violation'],
    ['facts', 'd.facts', '违法事实 · facts'],
    ['legal_basis', 'd.legal_basis', '处罚依据 · legal basis'],
    ['penalty_kinds', 'd.penalty_kinds', '处罚种类 · kinds'],
    [
      'heaviest_kind',
      'd.heaviest_kind',
      '最重的处罚种类，年度报表按此计 · heaviest kind, by which the yearly report counts',
    ],
    ['content', 'd.content', '处罚内容 · content'],
    ['fine_amount', 'd.fine_amount', '罚款金额（元）· fine in yuan'],
    ['confiscated_amount', 'd.confiscated_amount', '没收金额（元）· confiscation in yuan'],
    ['item_code', 'd.item_code', '事项编码 · code of the enforcement item'],
    ['execution_status', 'd.execution_status', '执行情况 · execution (rule S3)'],
    ['executed_on', 'd.executed_on', '执行日期 · day of execution'],
  ]),
  ofCategory('legal_adjustment', '设定依据的调整 · adjustments of laws, regulations and rules (rule S1)', [
    ['instrument_title', 'd.instrument_title', '法律、法规、规章名称 · instrument'],
    ['level', 'd.level', '效力层级 · level'],
    ['adjustment_kind', 'd.adjustment_kind', '调整类型 · kind of adjustment'],
    ['adopted_on', 'd.adopted_on', '通过、公布日期 · adopted'],
    ['effective_on', 'd.effective_on', '施行日期 · in force from'],
    ['issuing_body', 'd.issuing_body', '制定机关 · issuing body'],
    ['document_number', 'd.document_number', '文号 · document number'],
    ['summary', 'd.summary', '内容摘要 · summary'],
  ]),
  ofCategory('supervision_information', '行政执法事项和监督管理信息 · supervision information (rule S2)', [
    ['summary', 'd.summary', '内容摘要 · summary'],
  ]),
  ofCategory('statistical_data', '统计分析数据 · statistics (rule S4)', [
    ['period_from', 'd.period_from', '期间首日 · first day of the period'],
    ['period_to', 'd.period_to', '期间末日 · last day of the period'],
  ]),
  partOf('statistical_data', 'statistical_indicator', '统计分析数据的指标 · indicators of statistical_data', [
    ['code', 'd.code', '指标代码 · code'],
    ['name', 'd.name', '指标名称 · name'],
    ['unit', 'd.unit', '计量单位 · unit'],
    ['value', 'd.value', '数值 · value'],
  ]),
  ofCategory('discretion_standard', '自由裁量标准及工作流程 · discretion standards and procedures (rule S5)', [
    ['kind', 'd.kind', '类型 · kind'],
    ['violation', 'd.violation', '违法行为 · violation'],
    ['legal_basis', 'd.legal_basis', '依据 · legal basis'],
    ['effective_on', 'd.effective_on', '施行日期 · in force from'],
  ]),
  partOf('discretion_standard', 'discretion_tier', '裁量标准的阶次 · tiers of discretion_standard', [
    ['circumstance', 'd.circumstance', '裁量情节 · circumstance'],
    ['tier', 'd.tier', '裁量阶次 · tier'],
    ['range', 'd.range', '裁量幅度 · range'],
    ['minimum_fine', 'd.minimum_fine', '罚款下限（元）· least fine in yuan'],
    ['maximum_fine', 'd.maximum_fine', '罚款上限（元）· greatest fine in yuan'],
  ]),
  ofCategory('activity_report', '动态信息 · activity reports (rule S6)', [
    ['kind', 'd.kind', '类型 · kind'],
    ['occurred_on', 'd.occurred_on', '发生日期 · day it occurred'],
    ['summary', 'd.summary', '内容摘要 · summary'],
  ]),
  ofCategory('complaint_handling', '投诉举报的受理与处理 · handling of complaints (rule S7)', [
    ['received_on', 'd.received_on', '收到日期 · day it was received'],
    ['handling_status', 'd.handling_status', '办理状态 · where the handling stands'],
    ['summary', 'd.summary', '内容摘要 · summary'],
  ]),
  ofCategory('other_information', '其他信息 · other information (rule S8)', [
    ['summary', 'd.summary', '内容摘要 · summary'],
  ]),
];

/** Columns that a migration has added to a view since it was made, by view. */
export const laterColumns: Readonly<Record<string, readonly ViewColumn[]>> = {
  penalty_decision: [
    [
      'standing',
      'd.standing',
      '决定的效力：IN_FORCE、CHANGED、PARTLY_SET_ASIDE、SET_ASIDE、FOUND_UNLAWFUL、FOUND_VOID · how it stands after reviews (rule S3)',
    ],
    [
      'changed_fine_amount',
      'd.changed_fine_amount',
      '经复议、诉讼变更后的罚款金额（元）；未变更为空 · fine after reviews in yuan, null where unchanged',
    ],
    [
      'changed_confiscated_amount',
      'd.changed_confiscated_amount',
      '经复议、诉讼变更后的没收金额（元）；未变更为空 · confiscation after reviews in yuan, null where unchanged',
    ],
  ],
};

/** What migration 0087 has added to views, by view. */
export const contentColumns: Readonly<Record<string, readonly ViewColumn[]>> = {
  supervision_information: [
    ['kind', 'd.kind', '监管信息种类，如 LICENCE_GRANTED；此前共享的为空 · kind, null in what was shared before'],
    ['counterpart_name', 'd.counterpart_name', '监管对象 · who is supervised'],
    ['counterpart_code', 'd.counterpart_code', '统一社会信用代码 · unified social credit code'],
    ['licence_name', 'd.licence_name', '许可名称 · name of the licence'],
    ['licence_number', 'd.licence_number', '许可编号 · number of the licence'],
    ['valid_from', 'd.valid_from', '有效期自 · first day of validity'],
    ['valid_to', 'd.valid_to', '有效期至；长期有效为空 · last day of validity, null for good'],
  ],
  discretion_standard: [['applies_to', 'd.applies_to', '工作流程的适用事项 · what a work procedure is for']],
  discretion_tier: [
    ['code', 'd.code', '阶次代码 · code in its benchmark'],
    ['item_code', 'd.item_code', '事项编码 · code of the enforcement item'],
    ['conditions', 'd.conditions', '适用条件 · conditions'],
    ['legal_basis', 'd.legal_basis', '阶次依据 · legal basis of the tier'],
  ],
  activity_report: [
    ['period_from', 'd.period_from', '期间首日；检查安排为计划首日 · first day of the period, or of a planned visit'],
    ['period_to', 'd.period_to', '期间末日 · last day of the period'],
    ['counterpart_name', 'd.counterpart_name', '检查对象 · who was inspected'],
    ['counterpart_code', 'd.counterpart_code', '统一社会信用代码 · unified social credit code'],
    ['place', 'd.place', '检查地点 · place'],
    ['inspection_kind', 'd.inspection_kind', '检查方式 · kind of inspection'],
    ['plan', 'd.plan', '检查计划 · plan'],
    ['participant_codes', 'd.participant_codes', '联合检查单位代码 · codes of those who took part'],
    ['result', 'd.result', '检查结果 · result'],
    ['ordered', 'd.ordered', '责令内容 · what was ordered'],
    ['correct_by', 'd.correct_by', '改正期限 · by when'],
  ],
};

/** Views that migration 0087 has made. */
export const contentViews: readonly AnalystView[] = [
  partOf('discretion_standard', 'procedure_step', '工作流程的步骤 · stages of a work procedure', [
    ['number', 'd.number', '序号 · number'],
    ['title', 'd.title', '步骤名称 · title'],
    ['content', 'd.content', '工作内容 · what is done'],
    ['post', 'd.post', '责任岗位 · post that is responsible'],
    ['limit_amount', 'd.limit_amount', '时限数值 · time limit as a number'],
    ['limit_unit', 'd.limit_unit', '时限单位 · unit of the time limit'],
  ]),
  partOf('activity_report', 'inspected_matter', '检查事项 · matters of an inspection', [
    ['matter', 'd.matter', '事项 · what was inspected'],
    ['item_code', 'd.item_code', '事项编码 · code of the enforcement item'],
    ['result', 'd.result', '结果 · result'],
    ['finding', 'd.finding', '检查情况 · what was found'],
  ]),
  partOf('activity_report', 'reinspection', '复查 · reinspections', [
    ['inspected_on', 'd.inspected_on', '复查日期 · day'],
    ['result', 'd.result', '复查结果 · result'],
    ['finding', 'd.finding', '复查情况 · what was found'],
  ]),
];

/** The views as they stand. */
export const viewsOfToday: readonly AnalystView[] = [
  ...analystViews.map((view) => ({
    ...view,
    columns: [...view.columns, ...(laterColumns[view.name] ?? []), ...(contentColumns[view.name] ?? [])],
  })),
  ...contentViews,
];
