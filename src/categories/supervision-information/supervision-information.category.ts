import { defineCategory, detailTable, itemCodes, required, type RecordRow } from '../../core/records/index.js';
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
    itemCodes,
  },
  details: detailTable(SupervisionInformationEntity),
  parts: {},
  columnsBehind: {},
  required: { summary: '内容摘要' },
  prose: ['summary'],
  check: () => [],
  store: ({ summary, itemCodes: codes }) => ({ columns: { summary }, itemCodes: codes ?? [] }),
  fieldsOf: (row) => {
    const { summary, itemCodes: codes } = row as RecordRow & SupervisionInformationFields;
    return { summary, itemCodes: codes };
  },
});
