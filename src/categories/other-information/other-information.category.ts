import { defineCategory, detailTable, required, type RecordRow } from '../../core/records/index.js';
import { OtherInformationEntity } from './other-information.entity.js';

export interface OtherInformationFields {
  readonly summary: string;
}

export const otherInformation = defineCategory<OtherInformationFields>({
  name: 'OTHER_INFORMATION',
  typeName: 'OtherInformation',
  description: '其他执法信息：第 8 类，其他需要共享的执法信息。Other enforcement information.',
  fields: { summary: required(() => String, '内容摘要。Summary.') },
  details: detailTable(OtherInformationEntity),
  parts: {},
  columnsBehind: {},
  required: { summary: '内容摘要' },
  prose: ['summary'],
  check: () => [],
  store: ({ summary }) => ({ columns: { summary }, itemCodes: [] }),
  fieldsOf: (row) => ({ summary: (row as RecordRow & OtherInformationFields).summary }),
});
