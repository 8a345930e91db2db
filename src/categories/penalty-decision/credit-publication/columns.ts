import type { MappedField } from '../../../platform/tables/index.js';
import type { PartyKind } from '../penalty-decision.js';

/** What a cell of the table becomes in a penalty decision. */
export type CreditField =
  | 'partyName'
  | 'partyKind'
  | 'partyCode'
  | 'legalRepresentative'
  | 'decisionNumber'
  | 'violation'
  | 'facts'
  | 'legalBasis'
  | 'penaltyKinds'
  | 'content'
  | 'fineAmount'
  | 'confiscatedAmount'
  | 'decidedOn';

/** What the table says beside the decision, kept for whoever exports it again. */
export type CreditRemark = EarlierRemark | CertificateRemark;

/** Certificates of organizations, and documents of people; numbers of people are kept masked (`certificates.ts`). */
export type CertificateRemark =
  | 'registrationNumber'
  | 'organizationCode'
  | 'taxNumber'
  | 'institutionCertificate'
  | 'associationCertificate'
  | 'representativeDocument'
  | 'representativeNumber'
  | 'partyDocument'
  | 'partyNumber';

type EarlierRemark = 'licence' | 'validUntil' | 'publicUntil' | 'authorityCode' | 'source' | 'sourceCode' | 'remark';

/** A column of the credit publication table of penalties (双公示, 发改办财金〔2018〕424号). */
export interface CreditColumn {
  readonly code: string;
  readonly title: string;
  readonly required: boolean;
  /** Most characters. */
  readonly length: number;
  readonly is: CreditField | CreditRemark | 'authority';
}

const column = (
  code: string,
  title: string,
  is: CreditColumn['is'],
  length: number,
  required = false,
): CreditColumn => ({
  code,
  title,
  is,
  length,
  required,
});

/** The table, in its order. */
export const creditColumns: readonly CreditColumn[] = [
  column('CF_XDR_MC', '行政相对人名称', 'partyName', 200, true),
  column('CF_XDR_LB', '行政相对人类别', 'partyKind', 16, true),
  column('CF_XDR_SHXYM', '行政相对人代码（统一社会信用代码）', 'partyCode', 18),
  column('CF_XDR_GSZC', '工商注册号', 'registrationNumber', 50),
  column('CF_XDR_ZZJG', '组织机构代码', 'organizationCode', 18),
  column('CF_XDR_SWDJ', '税务登记号', 'taxNumber', 50),
  column('CF_XDR_SYDW', '事业单位证书号', 'institutionCertificate', 50),
  column('CF_XDR_SHZZ', '社会组织登记证号', 'associationCertificate', 50),
  column('CF_FRDB', '法定代表人', 'legalRepresentative', 50),
  column('CF_FR_ZJLX', '法定代表人证件类型', 'representativeDocument', 64),
  column('CF_FR_ZJHM', '法定代表人证件号码', 'representativeNumber', 64),
  column('CF_XDR_ZJLX', '证件类型', 'partyDocument', 64),
  column('CF_XDR_ZJHM', '证件号码', 'partyNumber', 64),
  column('CF_WSH', '行政处罚决定书文号', 'decisionNumber', 128, true),
  column('CF_WFXW', '违法行为类型', 'violation', 2000, true),
  column('CF_SY', '违法事实', 'facts', 5000, true),
  column('CF_YJ', '处罚依据', 'legalBasis', 2048, true),
  column('CF_CFLB', '处罚类别', 'penaltyKinds', 64, true),
  column('CF_NR', '处罚内容', 'content', 4000, true),
  column('CF_NR_FK', '罚款金额（万元）', 'fineAmount', 19),
  column('CF_NR_WFFF', '没收违法所得、没收非法财物的金额（万元）', 'confiscatedAmount', 19),
  column('CF_NR_ZKDX', '暂扣或吊销证照名称及编号', 'licence', 200),
  column('CF_JDRQ', '处罚决定日期', 'decidedOn', 20, true),
  column('CF_YXQ', '处罚有效期', 'validUntil', 20),
  column('CF_GSJZQ', '公示截止期', 'publicUntil', 20),
  column('CF_CFJG', '处罚机关', 'authority', 200, true),
  column('CF_CFJGDM', '处罚机关统一社会信用代码', 'authorityCode', 18),
  column('CF_SJLY', '数据来源单位', 'source', 200),
  column('CF_SJLYDM', '数据来源单位统一社会信用代码', 'sourceCode', 18),
  column('BZ', '备注', 'remark', 4000),
];

/** The same as a mapping may name them. */
export const creditFields: readonly MappedField[] = creditColumns.map(({ code, title, is }) => ({
  title: code,
  names: [is, title],
}));

/** What the table calls the kinds of parties, the first name being the one that is written. */
export const partyKindNames: Readonly<Record<PartyKind, readonly [string, ...string[]]>> = {
  LEGAL_PERSON: ['法人及非法人组织', '法人', '非法人组织', '其他组织'],
  SOLE_TRADER: ['个体工商户'],
  NATURAL_PERSON: ['自然人'],
};
