import { creditRows, creditTableColumns } from '../categories/penalty-decision/index.js';
import type { RequestContext } from '../core/hub.js';
import { requirePermission } from '../core/identity/index.js';
import { beyondTime } from '../kernel/time-bounds.js';
import { badInput } from '../platform/graphql/connection.graphql.js';
import { LocalDateScalar } from '../platform/graphql/scalars.js';
import { oneOf, type Export, type Exports } from '../statistics/exports/index.js';

const name = 'creditPublication';
const headings = { zh: 'title', name: 'name' } as const;
const encodings = { 'utf-8': 'utf-8', gb18030: 'gb18030' } as const;
const known = new Set(['from', 'to', 'header', 'encoding']);

/** All exports, and the credit publication table of penalties (双公示), whose columns are not those of a query. */
export function withCreditPublication(exports: Exports): Exports {
  return {
    names: [...exports.names, name],
    open: (asked, parameters) => (asked === name ? openTable(parameters) : exports.open(asked, parameters)),
  };
}

function openTable(parameters: URLSearchParams): Export {
  for (const key of parameters.keys()) {
    if (!known.has(key)) throw badInput(`参数 ${key}：没有此参数，可用的有 ${[...known].join('、')}`);
  }
  const period = { from: dayOf(parameters, 'from'), to: dayOf(parameters, 'to') };
  if (period.to < period.from) throw badInput('参数 to：不得早于 from');
  const title = '行政处罚信用信息公示';
  return {
    columns: creditTableColumns,
    title,
    options: {
      heading: oneOf(parameters, 'header', headings, 'zh'),
      encoding: oneOf(parameters, 'encoding', encodings, 'utf-8'),
      sheetName: title,
    },
    rows(contextOf, signal) {
      const { hub, viewer } = contextOf() as RequestContext;
      return creditRows(hub, requirePermission(viewer, 'read'), period, signal);
    },
  };
}

function dayOf(parameters: URLSearchParams, key: 'from' | 'to'): string {
  try {
    return LocalDateScalar.parseValue(parameters.get(key));
  } catch {
    throw badInput(`参数 ${key}：须为日期 YYYY-MM-DD（按决定日期），${beyondTime}`);
  }
}
