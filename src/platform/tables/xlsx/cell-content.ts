import { cellTypes, type CellType } from '../read-row.js';
import { serialDay } from './day-formats.js';
import { unescaped } from './escapes.js';
import type { Workbook } from './workbook.js';

/** A cell as it is written. */
export interface WrittenCell {
  /** Its `t`; '' where there is none. */
  readonly type: string;
  /** Number of its style. */
  readonly style: number;
  /** What stands in its `v`. */
  readonly value: string;
  /** What stands in its `is`; null where there is none. */
  readonly inline: string | null;
  readonly isFormula: boolean;
}

export interface CellContent {
  readonly text: string;
  readonly type: CellType;
}

const errors = new Set(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!']);
const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/;

/** What a cell holds; null where that cannot be told. */
export function contentOf(written: WrittenCell, { texts, dayStyles, daysFrom }: Workbook): CellContent | null {
  const { type, style, isFormula, inline } = written;
  const value = written.value.trim();
  switch (type) {
    case 's':
      return value === '' ? textOf('') : textOf(/^\d{1,9}$/.test(value) ? texts.get(Number(value)) : undefined);
    case 'inlineStr':
      return textOf(inline ?? '');
    case 'str':
      return textOf(written.value);
    case 'b':
      return /^[01]$/.test(value) ? { text: value === '1' ? 'TRUE' : 'FALSE', type: cellTypes.boolean } : null;
    case 'e':
      return { text: errors.has(value) ? value : '#ERROR!', type: cellTypes.error };
    case 'd':
      return { text: value, type: cellTypes.day };
    case '':
    case 'n':
      // Some writers leave a formula to whoever opens the workbook.
      if (value === '') return { text: '', type: isFormula ? cellTypes.error : cellTypes.text };
      if (!number.test(value) || !Number.isFinite(Number(value))) return null;
      return numberOf(value, dayStyles[style] === true, daysFrom);
    default:
      return null;
  }
}

function textOf(written: string | undefined): CellContent | null {
  return written === undefined ? null : { text: unescaped(written).trim(), type: cellTypes.text };
}

function numberOf(value: string, isDay: boolean, daysFrom: 1900 | 1904): CellContent {
  const day = isDay ? serialDay(Number(value), daysFrom) : null;
  if (day !== null) return { text: day, type: cellTypes.day };
  return { text: value, type: daysFrom === 1900 ? cellTypes.number : cellTypes.number1904 };
}
