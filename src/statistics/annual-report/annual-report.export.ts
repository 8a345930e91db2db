import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import type { TableColumn, TableRow } from '../../platform/tables/index.js';
import { oneOf, type Export, type Exports } from '../exports/index.js';
import { casesOfYear, organizationOfReport } from './annual-report.js';
import { layouts, type Layout, type LayoutColumn } from './layouts.js';
import { tableOf } from './table.js';

const headings = { zh: 'title', name: 'name', none: 'none' } as const;
const known = new Set(['year', 'organizationCode', 'layout', 'header']);

/**
 * All exports, and the yearly table as it is handed in: `annualReport` with a `layout` has the layout's columns, which are no fields of
 * the schema.
 */
export function withAnnualTable(exports: Exports): Exports {
  return {
    names: exports.names,
    open: (name, parameters) =>
      name === 'annualReport' && parameters.has('layout') ? openTable(parameters) : exports.open(name, parameters),
  };
}

function openTable(parameters: URLSearchParams): Export {
  for (const key of parameters.keys()) {
    if (!known.has(key)) throw badInput(`没有此参数，带 layout 时可用的有 ${[...known].join('、')}`);
  }
  const layout = oneOf<Layout>(parameters, 'layout', layouts, '');
  const asked = parameters.get('year') ?? '';
  if (!/^\d{1,4}$/.test(asked)) throw badInput('参数 year：须为年份');
  const year = Number(asked);
  return {
    columns: [{ name: 'organization', title: '单位', kind: 'text' }, ...layout.columns.map(columnOf)],
    title: layout.title,
    options: { heading: oneOf(parameters, 'header', headings, 'zh'), sheetName: layout.title },
    rows: (contextOf) => tableRows(contextOf() as RequestContext, layout, year, parameters.get('organizationCode')),
  };
}

function columnOf({ code, label, shows }: LayoutColumn): TableColumn {
  return { name: code, title: label, kind: shows === 'CASES' || shows === 'ALL_CASES' ? 'number' : 'decimal' };
}

async function* tableRows(
  { hub, viewer: caller }: RequestContext,
  layout: Layout,
  year: number,
  organizationCode: string | null,
): AsyncGenerator<TableRow[]> {
  const viewer = requirePermission(caller, 'read');
  const organization = organizationOfReport(hub, year, organizationCode);
  const cases = await casesOfYear(hub, viewer, year, organization);
  const organizations = organization ? [organization] : hub.organizations.all();
  yield tableOf(layout, cases, organizations, year).map((row) => [row.organization?.name ?? '合计', ...row.cells]);
}
