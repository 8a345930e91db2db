/** What only the office knows: the draft shows where it belongs and invents nothing. */
export const blanks = {
  documentNumber: '〔发文字号待编〕',
  issueNumber: '〔期号待编〕',
  addressee: '〔主送机关待填〕',
  date: '〔成文日期待填〕',
  printedBy: '〔印发机关待填〕',
  printedOn: '〔印发日期待填〕',
} as const;
