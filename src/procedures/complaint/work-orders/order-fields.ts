/** What a mapping file may say of a work order, by the names of `registerComplaint`. */
export const orderFields = {
  externalNumber: '外部工单编号',
  kind: '投诉或举报',
  subject: '事由',
  summary: '内容摘要',
  receivedAt: '收到时间',
  itemCode: '执法事项代码',
  townshipCode: '发生地乡镇',
  partyName: '被投诉举报人',
  note: '备注',
  anonymous: '是否匿名',
  'complainant.name': '投诉举报人姓名',
  'complainant.contact': '投诉举报人联系方式',
  'complainant.citizenNumber': '投诉举报人公民身份号码',
} as const;
export type OrderField = keyof typeof orderFields;

/** Without these there is no complaint. */
export const requiredFields: readonly OrderField[] = ['externalNumber', 'kind', 'subject', 'summary'];

export function isOrderField(name: string): name is OrderField {
  return Object.hasOwn(orderFields, name);
}

/** The fields as people and programs call them. */
export const knownFields = Object.entries(orderFields)
  .map(([name, words]) => `${name}（${words}）`)
  .join('、');
