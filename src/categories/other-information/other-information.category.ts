import { defineCategory, detailTable, itemCodes, required, type RecordRow } from '../../core/records/index.js';
import { OtherInformationEntity } from './other-information.entity.js';

export interface OtherInformationFields {
  readonly summary: string;
  readonly itemCodes?: readonly string[] | null;
}

export const otherInformation = defineCategory<OtherInformationFields>({
  name: 'OTHER_INFORMATION',
  typeName: 'OtherInformation',
  description: '其他执法信息：第 8 类，其他需要共享的执法信息。Other enforcement information.',
  fields: { summary: required(() => String, '内容摘要。Summary.'), itemCodes },
  details: detailTable(OtherInformationEntity),
  parts: {},
  columnsBehind: {},
  required: { summary: '内容摘要' },
  prose: ['summary'],
  check: () => [],
  store: ({ summary, itemCodes: codes }) => ({ columns: { summary }, itemCodes: codes ?? [] }),
  fieldsOf: (row) => {
    const { summary, itemCodes: codes } = row as RecordRow & OtherInformationFields;
    return { summary, itemCodes: codes };
  },
});
