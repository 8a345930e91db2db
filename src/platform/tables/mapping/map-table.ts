import { findHeading } from '../find-heading.js';
import { openLeftOut } from '../left-out.js';
import type { Table } from '../open-table.js';
import { cellType, cellTypes, type ReadRow } from '../read-row.js';
import { TableFault } from '../table-file.js';
import { fieldNamed, type ColumnMapping, type MappedField, type TableMapping } from './column-mapping.js';
import { dayReader } from './date-format.js';

/** A cell of the file as a cell of the hub's table: its text and the letter of its type. */
type ReadMapped = (row: ReadRow) => readonly [text: string, type: string];

/**
 * Somebody's file as a table that the hub knows, by a mapping that was checked. Rows keep the numbers that a spreadsheet shows.
 * @throws TableFault for a file that has not the columns that the mapping names
 */
export async function mapTable(
  table: Table,
  { columns }: TableMapping,
  fields: readonly MappedField[],
): Promise<Table> {
  const wanted = [...new Set(columns.flatMap(({ column }) => column || []))];
  const lacking = (cells: readonly string[]): string[] => {
    const has = new Set(cells.map(folded));
    return wanted.filter((column) => !has.has(folded(column)));
  };
  const heading = await findHeading(table, (cells) => lacking(cells).length);
  if (!heading) throw new TableFault('文件是空的');
  const { sheet, row: head } = heading;
  const missing = lacking(head.cells);
  if (missing.length > 0) throw new TableFault(`文件中没有映射所指的列：${missing.join('、')}`);
  const names = head.cells.map(folded);
  const mapped = columns.map((mapping) => {
    const place = mapping.column ? names.indexOf(folded(mapping.column)) : -1;
    return { title: fieldNamed(fields, mapping.field)?.title ?? mapping.field, place, read: reader(mapping, place) };
  });
  const taken = new Set(mapped.map(({ place }) => place));
  const leftOut = openLeftOut(head.cells, (place) => taken.has(place));
  return {
    async *heads() {
      yield { sheet, row: head.row, cells: mapped.map(({ title }) => title), types: '' };
    },
    async *rows() {
      for await (const row of table.rows(sheet)) {
        if (row.row <= head.row) continue;
        leftOut.see(row);
        const cells = mapped.map(({ read }) => read(row));
        yield { row: row.row, cells: cells.map(([text]) => text), types: cells.map(([, type]) => type).join('') };
      }
    },
    leftOut: () => leftOut.names(),
  };
}

/** A text that neither the format nor the values know stays as it stands: whoever reads the table judges it in its row and column. */
function reader({ constant, dateFormat, values }: ColumnMapping, place: number): ReadMapped {
  const readDay = dateFormat == null ? () => null : dayReader(dateFormat);
  const meanings = new Map((values ?? []).map(({ from, to }) => [folded(from), to]));
  return (row) => {
    const text = row.cells[place] ?? '';
    const type = cellType(row, place);
    if (text === '' && type !== cellTypes.error) {
      const meant = constant ?? meanings.get('') ?? '';
      return [meant, cellTypes.text];
    }
    const read = type === cellTypes.error ? undefined : (meanings.get(folded(text)) ?? readDay(text));
    return read == null ? [text, type] : [read, cellTypes.text];
  };
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/[\s*]/g, '');
}
