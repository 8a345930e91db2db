/** An opinion that a case should have been referred to the police. */
export const opinionInput = (changes: object = {}) => ({
  toCode: 'zrzy',
  opinionKind: 'REFER_CRIME',
  matter: '某砂石公司非法采砂一案未移送',
  opinion: '采砂价值已达追诉标准，应当移送公安机关。',
  materials: [{ kind: 'PROCURATORIAL_OPINION', name: '检察意见书' }],
  ...changes,
});
