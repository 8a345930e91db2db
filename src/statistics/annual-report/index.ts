export { AnnualReportResolver } from './annual-report.resolver.js';
