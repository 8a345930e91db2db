import { checkDateFormat } from './date-format.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { textFault } from '../../../kernel/text-fault.js';

/** A text of the file, and what it means in the hub's table. */
export interface ValueMapping {
  readonly from: string;
  readonly to: string;
}

/** Where a column of the hub's table comes from: a column of the file, a text for all rows, or this where that is empty. */
export interface ColumnMapping {
  readonly field: string;
  readonly column?: string | null;
  readonly constant?: string | null;
  readonly dateFormat?: string | null;
  readonly values?: readonly ValueMapping[] | null;
}

/** How the columns of somebody's file become those of a table that the hub knows. */
export interface TableMapping {
  readonly columns: readonly ColumnMapping[];
}

/** A column of the hub's table: what a reader finds it by, and what else a mapping may call it. */
export interface MappedField {
  readonly title: string;
  readonly names: readonly string[];
}

const most = { columns: 200, values: 1000, text: 5000 };

export function fieldNamed(fields: readonly MappedField[], name: string): MappedField | undefined {
  return fields.find(({ title, names }) => title === name || names.includes(name));
}

/** What is wrong with a mapping, whatever file it is for. */
export function checkMapping({ columns }: TableMapping, fields: readonly MappedField[], path = 'mapping'): Refusal[] {
  if (columns.length > most.columns) return [refusal(`${path}.columns`, 'INVALID', `映射至多${most.columns}列`)];
  const wrong: Refusal[] = [];
  if (!columns.some(({ column }) => column != null && column !== '')) {
    wrong.push(refusal(`${path}.columns`, 'REQUIRED', '映射没有指明文件中的任何一列'));
  }
  const seen = new Set<MappedField>();
  for (const [index, mapping] of columns.entries()) {
    const at = `${path}.columns.${index}`;
    const field = fieldNamed(fields, mapping.field);
    if (!field)
      wrong.push(refusal(`${at}.field`, 'NOT_FOUND', `没有“${mapping.field}”这一列，可用的有${listed(fields)}`));
    else if (seen.has(field)) wrong.push(refusal(`${at}.field`, 'INVALID', `“${mapping.field}”重复`));
    else seen.add(field);
    wrong.push(...checkColumn(mapping, at));
  }
  return wrong;
}

function checkColumn({ field, column, constant, dateFormat, values }: ColumnMapping, at: string): Refusal[] {
  const texts = {
    field,
    column,
    constant,
    ...Object.fromEntries((values ?? []).map(({ to }, n) => [`values.${n}.to`, to])),
  };
  const named = column != null && column !== '';
  return [
    ...(named || (constant != null && constant !== '')
      ? []
      : [refusal(`${at}.column`, 'REQUIRED', `“${field}”须指明文件中的列，或给出固定值`)]),
    ...(named || (dateFormat == null && values == null)
      ? []
      : [refusal(`${at}.column`, 'REQUIRED', `“${field}”有日期格式或对照表，须指明文件中的列`)]),
    ...(dateFormat == null
      ? []
      : checkDateFormat(dateFormat).map((message) => refusal(`${at}.dateFormat`, 'INVALID', message))),
    ...((values?.length ?? 0) > most.values ? [refusal(`${at}.values`, 'INVALID', `对照表至多${most.values}项`)] : []),
    ...Object.entries(texts).flatMap(([name, text]) => {
      if (text == null) return [];
      const fault = text.length > most.text ? `至多${most.text}字` : textFault(text);
      return fault === null ? [] : [refusal(`${at}.${name}`, 'INVALID', fault)];
    }),
  ];
}

function listed(fields: readonly MappedField[]): string {
  return fields.map(({ title, names: [name = title] }) => (name === title ? title : `${name}（${title}）`)).join('、');
}
