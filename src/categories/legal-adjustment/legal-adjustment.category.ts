import { defineCategory, detailTable, type RecordRow } from '../../core/records/index.js';
import { LegalAdjustmentEntity } from './legal-adjustment.entity.js';
import { legalAdjustmentFields } from './legal-adjustment.graphql.js';
import { articleText, checkLegalAdjustment, type LegalAdjustmentFields } from './legal-adjustment.rules.js';

export type LegalAdjustmentRow = RecordRow & LegalAdjustmentFields;

export const legalAdjustment = defineCategory<LegalAdjustmentFields>({
  name: 'LEGAL_ADJUSTMENT',
  typeName: 'LegalAdjustment',
  description:
    '法律法规规章调整：第 1 类，乡镇行政处罚事项设定依据的法律、法规、规章调整情况。Adjustments of the laws, regulations and rules behind delegated penalties.',
  fields: legalAdjustmentFields,
  details: detailTable(LegalAdjustmentEntity),
  parts: {},
  columnsBehind: {
    standing: ['instrumentTitle', 'adjustmentKind', 'adoptedOn', 'effectiveOn'],
    affectedItems: ['instrumentTitle', 'articles'],
    affectedStandards: ['instrumentTitle', 'articles'],
  },
  required: {
    instrumentTitle: '法律、法规、规章名称',
    level: '效力层级',
    adjustmentKind: '调整方式',
    adoptedOn: '通过、公布日期',
  },
  prose: ['summary'],
  check: (fields, { today }) => checkLegalAdjustment(fields, today),
  store: (fields) => ({
    columns: {
      instrumentTitle: fields.instrumentTitle,
      level: fields.level,
      adjustmentKind: fields.adjustmentKind,
      adoptedOn: fields.adoptedOn,
      effectiveOn: fields.effectiveOn ?? null,
      issuingBody: fields.issuingBody ?? null,
      documentNumber: fields.documentNumber ?? null,
      articles: [...new Set((fields.articles ?? []).map(articleText))],
      summary: fields.summary ?? null,
    },
    itemCodes: fields.itemCodes ?? [],
  }),
  fieldsOf: (row) => {
    const {
      instrumentTitle,
      level,
      adjustmentKind,
      adoptedOn,
      effectiveOn,
      issuingBody,
      documentNumber,
      articles,
      itemCodes,
      summary,
    } = row as LegalAdjustmentRow;
    return {
      instrumentTitle,
      level,
      adjustmentKind,
      adoptedOn,
      effectiveOn,
      issuingBody,
      documentNumber,
      articles,
      itemCodes,
      summary,
    };
  },
});
