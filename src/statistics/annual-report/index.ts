import type { StatisticsFeature } from '../feature.js';
import { annualReportFigures } from './annual-report.js';
import { AnnualReportResolver } from './annual-report.resolver.js';

export { withAnnualTable } from './annual-report.export.js';

export const annualReportFeature: StatisticsFeature = {
  title: '年度报表',
  query: 'annualReport',
  population: '当年作出、已共享的处罚决定 · decisions made in the year and shared',
  figures: annualReportFigures,
  dimensions: [],
  resolvers: [AnnualReportResolver],
};
