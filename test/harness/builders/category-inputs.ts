import { freshKey, penaltyFields, sharing } from './inputs.js';

/** The fields of a valid publishing input beside key and sharing, by GraphQL type; days long past at any test's clock. */
const fields = {
  LegalAdjustment: {
    instrumentTitle: '中华人民共和国行政处罚法',
    level: 'LAW',
    adjustmentKind: 'REVISED',
    adoptedOn: '2021-01-22',
    effectiveOn: '2021-07-15',
    issuingBody: '全国人民代表大会常务委员会',
    documentNumber: '主席令第七十号',
    articles: ['第二十四条', '第三十五条之一'],
    itemCodes: ['330231-01'],
    summary: '第二十四条',
  },
  SupervisionInformation: {
    kind: 'LICENCE_GRANTED',
    summary: '准予许可',
    counterpartName: '古县某食品店',
    counterpartCode: '91141025MA0GTYRP65',
    licenceName: '食品经营许可证',
    licenceNumber: 'JY11410250012345',
    validFrom: '2021-11-01',
    validTo: '2026-10-31',
    itemCodes: ['330231-02'],
  },
  PenaltyDecision: {
    ...penaltyFields,
    legalRepresentative: '张三',
    decidedOn: '2021-10-12',
    penaltyKinds: ['FINE', 'CONFISCATION'],
    fineAmount: '2000',
    confiscatedAmount: '10.5',
    itemCode: '330231-03',
  },
  StatisticalData: {
    period: { from: '2021-10-01', to: '2021-10-31' },
    indicators: [
      { code: 'inspections', name: '行政检查', unit: '次', value: '046.50' },
      { code: 'fines', name: '罚款金额', unit: '元', value: '-0' },
    ],
  },
  DiscretionStandard: {
    kind: 'DISCRETION_STANDARD',
    violation: '擅自占用城市道路',
    legalBasis: '《城市道路管理条例》第四十二条',
    tiers: [
      {
        ...{ code: 'A', itemCode: '330231-04', conditions: '占用不足5平方米', legalBasis: '《裁量基准》第三条' },
        ...{ circumstance: '轻微', tier: '从轻', range: '2000元以下', minimumFine: '0', maximumFine: '2000' },
      },
      { circumstance: '严重', tier: '从重', range: '2万元以下', minimumFine: null, maximumFine: '20000.00' },
    ],
    effectiveOn: '2021-12-01',
    itemCodes: ['330231-04'],
  },
  ActivityReport: {
    kind: 'INSPECTION_RECORD',
    summary: '检查零售点4处',
    occurredOn: '2021-11-22',
    period: { from: '2021-11-22', to: '2021-11-23' },
    counterpartName: '古县某烟花爆竹零售点',
    counterpartCode: '91141025MA0GTYRP65',
    place: '古阳镇湾里村',
    inspectionKind: 'SPECIAL',
    plan: '2021年第四季度检查计划',
    participantCodes: ['scjg'],
    matters: [
      { matter: '消防设施', itemCode: '330231-02', result: 'ORDERED_TO_CORRECT', finding: '灭火器过期1处' },
      { matter: '经营许可', itemCode: null, result: 'NO_PROBLEM', finding: null },
    ],
    result: 'ORDERED_TO_CORRECT',
    ordered: '更换灭火器',
    correctBy: '2021-11-29',
    reinspections: [{ inspectedOn: '2021-11-30', result: 'CORRECTED', finding: '已更换' }],
    itemCodes: ['330231-02'],
  },
  ComplaintHandling: { receivedOn: '2021-11-20', handlingStatus: 'REPLIED', summary: '已答复' },
  OtherInformation: { summary: '临时经营区安排' },
} as const;

export type CategoryType = keyof typeof fields;
export const categoryTypes = Object.keys(fields) as CategoryType[];

/** A valid publishing input of a category; `changes` stand beside or instead of its fields. */
export function inputOf(
  type: CategoryType,
  changes: object = {},
): { readonly idempotencyKey: string; readonly sharing: object } {
  return { idempotencyKey: freshKey(), sharing: sharing(`某${type}`), ...fields[type], ...changes };
}

/** Selects everything of a category's own, with what every record has. */
export const everythingOf: Readonly<Record<CategoryType, string>> = {
  LegalAdjustment: `instrumentTitle level adjustmentKind adoptedOn effectiveOn issuingBody documentNumber articles summary standing
    affectedItems { code } affectedStandards { id } listChecks { organization { code } }`,
  SupervisionInformation: 'kind summary counterpartName counterpartCode licenceName licenceNumber validFrom validTo',
  PenaltyDecision: `decisionNumber decidedOn partyName partyKind partyCode legalRepresentative violation facts legalBasis penaltyKinds
    heaviestKind content fineAmount confiscatedAmount changedFineAmount changedConfiscatedAmount
    surchargeAmount paidAmount outstandingAmount itemCode executionStatus executedOn standing
    executionEvents { number kind occurredOn amount instalments { dueOn amount } means note isCancelled }
    reviews { reviewer outcome documentNumber decidedOn summary } outsideOwnList { rule itemCodes } case { id } crimeSuspected { rule basis }`,
  StatisticalData: 'period { from to } indicators { code name unit value }',
  DiscretionStandard: `kind violation appliesTo legalBasis effectiveOn
    steps { number title content post limit limitAmount limitUnit }
    tiers { code itemCode circumstance tier range conditions legalBasis minimumFine maximumFine }`,
  ActivityReport: `kind summary occurredOn period { from to } counterpartName counterpartCode place inspectionKind plan participantCodes
    participants { code } matters { matter itemCode result finding } result ordered correctBy reinspections { inspectedOn result finding }
    conflictingVisits { id }`,
  ComplaintHandling:
    'receivedOn handlingStatus summary complaintKind townshipCode workingDays outcome complaint { id }',
  OtherInformation: 'summary',
};

export const everyRecordHas = `__typename id category status title publisher { code name division { code name } } scope
  externalRef formedAt formedOn dueAt sharedAt timeliness revision itemCodes withdrawnAt withdrawalReason
  history { revision kind changedAt by { name } reason changes { field label before after } } extensions { reason explanation until grantedAt }
  signatures { revision keyId jws } readings { organization { code } personName firstAt lastAt } neededBy { organization { code } need { id } deliveredAt acknowledgedAt }
  attachments { name contentId attachment { size } } attachmentPaths`;

/** The publishing mutation of a category. */
export function publishOf(type: CategoryType, selection = 'id timeliness revision dueAt'): string {
  return `mutation ($input: Publish${type}Input!) { publish${type}(input: $input) {
    record { ${selection} } change { cursor } userErrors { path code message rule } } }`;
}

/** Mutations on a record of any category. */
export const recordMutations = {
  register: mutationOf('registerPendingRecord', 'RegisterPendingRecordInput'),
  extend: mutationOf('extendSharing', 'ExtendSharingInput'),
  withdraw: mutationOf('withdrawRecord', 'WithdrawRecordInput'),
  execute: mutationOf('updatePenaltyExecution', 'UpdatePenaltyExecutionInput'),
} as const;

function mutationOf(name: string, input: string): string {
  return `mutation ($input: ${input}!) { ${name}(input: $input) {
    record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
}
