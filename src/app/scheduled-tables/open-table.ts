import type { Export, Exports } from '../../statistics/exports/index.js';
import { periodOf } from './due-days.js';
import type { ScheduledTable } from './scheduled-table.js';

/**
 * The export behind a table of a day of the schedule, with the headings of the other system.
 * @throws Error that says what an address of this export cannot have
 */
export function openScheduled(exports: Exports, table: ScheduledTable, day: string): Export {
  const period = periodOf(table.period, day);
  const parameters = new URLSearchParams(
    Object.entries(table.parameters).map(([name, value]): [string, string] => [
      name,
      value.replaceAll('{from}', period.from).replaceAll('{to}', period.to),
    ]),
  );
  const headings = table.columns === null ? null : Object.keys(table.columns);
  if (table.columns !== null) {
    if (parameters.has('columns')) throw new Error('列写在 columns 中，不写在 parameters.columns 中');
    parameters.set('columns', Object.values(table.columns).join(','));
  }
  const opened = exports.open(table.export, parameters);
  if (!opened) throw new Error(`没有名为 ${table.export} 的导出，可用的有 ${exports.names.join('、')}`);
  if (headings === null) return opened;
  if (headings.length < opened.columns.length) throw new Error('columns：每个列名对应一列，如 publisher.name');
  const named = opened.columns.map((column, place) => ({ ...column, title: headings[place] ?? column.title }));
  return { ...opened, columns: named };
}
