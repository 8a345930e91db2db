import { readXml, type PackagePart } from '../../office-package/index.js';
import { cellTypes, columnName, longestCell, longestRow, mostColumns, mostRows, type ReadRow } from '../read-row.js';
import { TableFault } from '../table-file.js';
import { contentOf, type WrittenCell } from './cell-content.js';
import { longestWritten, textRuns } from './text-runs.js';
import type { Workbook } from './workbook.js';

/** The rows of a sheet in pieces of the sheet as it is unpacked; a piece may have none. Blank rows are passed over. */
export async function* sheetRows(part: PackagePart, workbook: Workbook): AsyncGenerator<readonly ReadRow[]> {
  let rows: ReadRow[] = [];
  const reader = rowReader(workbook, (row) => rows.push(row));
  for await (const _ of readXml(part.bytes(), reader)) {
    yield rows;
    rows = [];
  }
  if (!reader.isWhole()) throw new TableFault('不是有效的 XLSX 工作簿');
  yield rows;
}

function rowReader(workbook: Workbook, take: (row: ReadRow) => void) {
  let [isData, isWhole, isValue] = [false, false, false];
  let [row, column, length] = [0, -1, 0];
  let cells: string[] = [];
  let types = '';
  let cell = emptyCell();
  const inline = textRuns('is', (text) => (cell.inline = text));
  const at = (): string => `第${row}行 ${columnName(column)} 列`;

  function openRow(number: string | undefined): void {
    const next = number === undefined ? row + 1 : Number(number);
    if (!Number.isInteger(next) || next <= row || next > mostRows) {
      throw new TableFault(next > mostRows ? `工作表不得超过${mostRows}行` : '工作表的行号有误', row + 1);
    }
    row = next;
    [cells, types, column, length] = [[], '', -1, 0];
  }

  function openCell({ r, t = '', s = '0' }: Readonly<Record<string, string>>): void {
    const next = r === undefined ? column + 1 : placeOf(r, row);
    if (next === null || next <= column) throw new TableFault(`第${row}行的单元格位置有误`, row);
    if (next >= mostColumns) throw new TableFault(`第${row}行超过${mostColumns}列`, row);
    column = next;
    cell = { ...emptyCell(), type: t, style: Number(s) };
  }

  function closeCell(): void {
    const content = contentOf(cell, workbook);
    if (!content) throw new TableFault(`${at()}的内容无法读取`, row);
    const { text, type } = content;
    if (text.length > longestCell) throw new TableFault(`${at()}超过${longestCell}字`, row);
    length += text.length;
    if (length > longestRow) throw new TableFault(`第${row}行过长`, row);
    if (text === '' && type !== cellTypes.error) return;
    while (cells.length < column) cells.push('');
    cells.push(text);
    types = types.padEnd(column, cellTypes.text) + type;
  }

  return {
    isWhole: () => isWhole,
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'sheetData') isData = true;
      else if (!isData) return;
      else if (name === 'row') openRow(attributes['r']);
      else if (name === 'c') openCell(attributes);
      else if (name === 'v') isValue = true;
      else if (name === 'f') cell.isFormula = true;
      else inline.open(name);
    },
    text(text: string) {
      if (!isData) return;
      if (isValue) {
        cell.value += text;
        if (cell.value.length > longestWritten) throw new TableFault(`${at()}超过${longestCell}字`, row);
      } else inline.text(text);
    },
    close(name: string) {
      if (name === 'sheetData') [isData, isWhole] = [false, true];
      else if (!isData) return;
      else if (name === 'row') {
        if (cells.length > 0) take({ row, cells, types });
      } else if (name === 'c') closeCell();
      else if (name === 'v') isValue = false;
      else inline.close(name);
    },
  };
}

type Writing = { -readonly [Name in keyof WrittenCell]: WrittenCell[Name] };

const emptyCell = (): Writing => ({ type: '', style: 0, value: '', inline: null, isFormula: false });

/** `C7` → 2 in row 7; null for anything else. */
function placeOf(reference: string, row: number): number | null {
  const [, letters, digits] = /^([A-Za-z]{1,3})([1-9]\d{0,6})$/.exec(reference) ?? [];
  if (letters === undefined || Number(digits) !== row) return null;
  let place = 0;
  for (const letter of letters.toUpperCase()) place = 26 * place + letter.charCodeAt(0) - 64;
  return place - 1;
}
