import {
  AlignmentType,
  LineRuleType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { hei, size } from './fonts.js';
import { line, run } from './line.js';
import { typeWidth } from './page.js';
import { fullWidths, plainLines, plainText } from './plain-text.js';

type Row = readonly string[];

/** As wide as the type area; its heading stands again on every page. */
export function table(columns: Row, rows: readonly Row[]): Table {
  const widths = columnWidths(columns, rows);
  return new Table({
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: widths.map((width, index) => cell(width, [plainText(columns[index] ?? '')], true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            children: widths.map((width, index) => cell(width, plainLines(row[index] ?? ''), false)),
          }),
      ),
    ],
  });
}

function cell(width: number, texts: readonly string[], isHeading: boolean): TableCell {
  // A cell without a paragraph makes the file damaged.
  const lines = texts.length === 0 ? [''] : texts;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: lines.map((text) =>
      line([run(text, { size: size.fourth, ...(isHeading ? { font: hei } : {}) })], {
        alignment: isHeading ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 440, lineRule: LineRuleType.EXACT },
      }),
    ),
  });
}

/** In the measure of the longest text of each, but no column starves beside a long one. */
function columnWidths(columns: Row, rows: readonly Row[]): number[] {
  const wanted = columns.map((title, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, fullWidths(row[index] ?? '')), fullWidths(title));
    return Math.min(16, Math.max(3, longest + 1));
  });
  const all = wanted.reduce((sum, width) => sum + width, 0);
  return wanted.map((width) => Math.floor((typeWidth * width) / all));
}
