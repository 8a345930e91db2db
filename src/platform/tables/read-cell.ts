import { dayOfText, dayTextForms } from '../../kernel/day-text.js';
import { mayLackDigits, shownDecimal } from '../../kernel/decimal-text.js';
import { beyondTime, isDayWithin } from '../../kernel/time-bounds.js';
import { cellType, cellTypes, type ReadRow } from './read-row.js';

/** What a cell says, '' for an empty one, or why it says nothing that can be kept. */
export type CellRead =
  | { readonly text: string; readonly fault?: undefined }
  | { readonly fault: string; readonly text?: undefined };

const lostDigits = '数字超过15位，已失真，请设为文本';
/** What a spreadsheet makes of a long number when it is saved as CSV, or copied as text. */
const shortened = /^[+-]?\d(\.\d+)?E\+\d{2,3}$/i;

/** A cell of a column of texts: names, numbers of documents, codes. */
export function textCell(row: ReadRow, place: number | undefined): CellRead {
  const cell = written(row, place);
  if (cell.text === undefined) return cell;
  const isNumber = cell.type === cellTypes.number || cell.type === cellTypes.number1904;
  if (isNumber ? mayLackDigits(cell.text) : shortened.test(cell.text)) return { fault: lostDigits };
  return { text: cell.text };
}

/**
 * A cell of a column of amounts as a plain decimal; `isExact` says of a text whether it is one as it stands. Numbers, and texts that
 * databases have made of numbers, are taken at fifteen significant digits, as spreadsheets show them.
 */
export function amountCell(row: ReadRow, place: number | undefined, isExact: (text: string) => boolean): CellRead {
  const cell = written(row, place);
  if (cell.text === undefined) return cell;
  if (cell.type === cellTypes.day) return { fault: '单元格为日期，须为数字' };
  if (cell.type === cellTypes.text && isExact(cell.text)) return { text: cell.text };
  return { text: shownDecimal(cell.text) ?? cell.text };
}

/** A cell of a column of days, as `YYYY-MM-DD`. */
export function dayCell(row: ReadRow, place: number | undefined): CellRead {
  const cell = written(row, place);
  if (cell.text === undefined) return cell;
  if (cell.text === '') return { text: '' };
  const day = dayOfText(cell.text);
  // Days of this workbook count from another one than `dayOfText` supposes; written as 20260105 they do not count at all.
  const isAmbiguous = cell.type === cellTypes.number1904 && !/^\d{8}$/.test(cell.text);
  if (isAmbiguous) return { fault: '工作簿采用1904日期系统，请将此单元格设为日期格式' };
  if (day === null) return { fault: dayTextForms };
  return isDayWithin(day) ? { text: day } : { fault: `日期${beyondTime}` };
}

function written(row: ReadRow, place = -1): CellRead & { readonly type?: string } {
  const text = row.cells[place] ?? '';
  const type = cellType(row, place);
  if (type === cellTypes.boolean) return { fault: `单元格为逻辑值${text}，不是文本` };
  if (type !== cellTypes.error) return { text, type };
  return { fault: text === '' ? '公式没有结果，请用表格软件打开并保存后再导入' : `单元格为错误值${text}` };
}
