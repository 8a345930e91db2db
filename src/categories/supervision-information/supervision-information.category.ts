import { defineCategory, detailTable, type RecordRow } from '../../core/records/index.js';
import { SupervisionInformationEntity } from './supervision-information.entity.js';
import { supervisionInformationFields } from './supervision-information.graphql.js';
import { checkSupervisionInformation, type SupervisionInformationFields } from './supervision-information.rules.js';

export const supervisionInformation = defineCategory<SupervisionInformationFields>({
  name: 'SUPERVISION_INFORMATION',
  typeName: 'SupervisionInformation',
  description:
    '执法事项和监管信息：第 2 类，与下放乡镇有关的行政执法事项和监督管理信息，如许可的准予、变更、注销。Enforcement items and supervision information on delegated matters, such as licences.',
  fields: supervisionInformationFields,
  details: detailTable(SupervisionInformationEntity),
  parts: {},
  columnsBehind: {},
  required: { summary: '内容摘要' },
  prose: ['summary'],
  check: checkSupervisionInformation,
  store: (fields) => ({
    columns: {
      summary: fields.summary,
      kind: fields.kind ?? null,
      counterpartName: fields.counterpartName ?? null,
      counterpartCode: fields.counterpartCode ?? null,
      licenceName: fields.licenceName ?? null,
      licenceNumber: fields.licenceNumber ?? null,
      validFrom: fields.validFrom ?? null,
      validTo: fields.validTo ?? null,
    },
    itemCodes: fields.itemCodes ?? [],
  }),
  fieldsOf: (row) => {
    const {
      summary,
      kind,
      counterpartName,
      counterpartCode,
      licenceName,
      licenceNumber,
      validFrom,
      validTo,
      itemCodes,
    } = row as RecordRow & Required<SupervisionInformationFields>;
    return {
      ...{ summary, kind, counterpartName, counterpartCode },
      ...{ licenceName, licenceNumber, validFrom, validTo, itemCodes },
    };
  },
});
