import { AlignmentType, BorderStyle, LineRuleType, TabStopType, type Paragraph } from 'docx';
import { isSerial, type DocumentKind, type OfficialDocument } from './document.js';
import { blanks } from './blanks.js';
import { dateText } from './date-text.js';
import { size, smallTitleSong } from './fonts.js';
import { emptyLine, line, run } from './line.js';
import { characters, typeWidth } from './page.js';
import { fullWidths, plainText } from './plain-text.js';

const red = 'FF0000';

/** 发文机关标志 (GB/T 9704 7.2.4, of minutes 10.3). */
const markOf: Record<DocumentKind, (issuer: string) => string> = {
  LETTER: (issuer) => issuer,
  NOTICE: (issuer) => `${issuer}文件`,
  MINUTES: (issuer) => `${issuer}纪要`,
  BULLETIN: () => '工作简报',
};

/** The head above the red line (版头, 7.2). */
export function head(document: OfficialDocument): Paragraph[] {
  const mark = plainText(document.mark ?? markOf[document.kind](document.issuer));
  return [markLine(mark), emptyLine(), emptyLine(), ...(isSerial(document.kind) ? serialLines : numberLines)(document)];
}

/** Narrower letters before smaller ones, so that the mark stands on one line. */
function markLine(mark: string): Paragraph {
  const width = fullWidths(mark) * size.initial * 10;
  const scale = Math.max(50, Math.min(100, Math.floor((typeWidth / width) * 100)));
  const halfPoints = Math.min(size.initial, Math.floor(((typeWidth / width) * 100 * size.initial) / scale));
  return line(
    [
      run(mark, {
        font: smallTitleSong,
        size: Math.max(size.second, halfPoints),
        scale,
        color: red,
        snapToGrid: false,
      }),
    ],
    { alignment: AlignmentType.CENTER, spacing: { before: 1860, line: 1040, lineRule: LineRuleType.EXACT } },
  );
}

/** 4 mm above the red line, as wide as the type area (7.2.5, 7.2.7). */
const aboveRedLine = { border: { bottom: { style: BorderStyle.SINGLE, color: red, size: 12, space: 6 } } };

function numberLines({ documentNumber }: OfficialDocument): Paragraph[] {
  const number = documentNumber === null ? blanks.documentNumber : plainText(documentNumber);
  return [line(number, { alignment: AlignmentType.CENTER, ...aboveRedLine })];
}

function serialLines({ documentNumber, signedBy, date }: OfficialDocument): Paragraph[] {
  const number = documentNumber === null ? blanks.issueNumber : plainText(documentNumber);
  return [
    line(number, { alignment: AlignmentType.CENTER }),
    line(`\t${plainText(signedBy)}\t${dateText(date)}`, {
      // Tabs, not indents: the red line would be as short as the text.
      tabStops: [
        { type: TabStopType.LEFT, position: characters(1) },
        { type: TabStopType.RIGHT, position: characters(27) },
      ],
      ...aboveRedLine,
    }),
  ];
}
