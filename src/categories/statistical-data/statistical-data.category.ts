import { defineCategory, detailTable, type RecordRow } from '../../core/records/index.js';
import { StatisticalDataEntity } from './statistical-data.entity.js';
import { statisticalDataFields } from './statistical-data.graphql.js';
import {
  checkStatisticalData,
  type StatisticalDataFields,
  type StatisticalIndicator,
} from './statistical-data.rules.js';
import { StatisticalIndicatorEntity } from './statistical-indicator.entity.js';

export type StatisticalDataRow = RecordRow & { readonly periodFrom: string; readonly periodTo: string };

export const statisticalData = defineCategory<StatisticalDataFields>({
  name: 'STATISTICAL_DATA',
  typeName: 'StatisticalData',
  description: '统计分析数据：第 4 类，与乡镇综合执法相关的统计分析数据。Statistics and analysis data.',
  fields: statisticalDataFields,
  details: detailTable(StatisticalDataEntity),
  parts: { indicators: detailTable(StatisticalIndicatorEntity) },
  columnsBehind: { period: ['periodFrom', 'periodTo'] },
  required: { period: '期间', indicators: '指标' },
  prose: [],
  check: checkStatisticalData,
  store: ({ period, indicators, itemCodes }) => ({
    columns: { periodFrom: period.from, periodTo: period.to },
    parts: { indicators },
    itemCodes: itemCodes ?? [],
  }),
  fieldsOf: (row, { indicators }) => {
    const { periodFrom, periodTo, itemCodes } = row as StatisticalDataRow;
    const period = { from: periodFrom, to: periodTo };
    return { period, indicators: (indicators ?? []) as StatisticalIndicator[], itemCodes };
  },
});
