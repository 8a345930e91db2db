import { checkItemCodes } from '../../kernel/field-check.js';
import { defineCategory, detailTable, inputOnly, required, type RecordRow } from '../../core/records/index.js';
import { SupervisionInformationEntity } from './supervision-information.entity.js';

export interface SupervisionInformationFields {
  readonly summary: string;
  readonly itemCodes?: readonly string[] | null;
}

export const supervisionInformation = defineCategory<SupervisionInformationFields>({
  name: 'SUPERVISION_INFORMATION',
  typeName: 'SupervisionInformation',
  description:
    '执法事项和监管信息：第 2 类，与下放乡镇有关的行政执法事项和监督管理信息。Enforcement items and supervision information on delegated matters.',
  fields: {
    summary: required(() => String, '内容摘要。Summary.'),
    itemCodes: inputOnly(() => [String], '涉及的执法事项代码。Codes of the enforcement items.'),
  },
  details: detailTable(SupervisionInformationEntity),
  parts: {},
  columnsBehind: {},
  required: { summary: '内容摘要' },
  prose: ['summary'],
  check: ({ itemCodes }) => checkItemCodes('itemCodes', itemCodes),
  store: ({ summary, itemCodes }) => ({ columns: { summary }, itemCodes: itemCodes ?? [] }),
  fieldsOf: (row) => {
    const { summary, itemCodes } = row as RecordRow & SupervisionInformationFields;
    return { summary, itemCodes };
  },
});
