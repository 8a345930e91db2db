import { AlignmentType, HeadingLevel, type Paragraph, type Table } from 'docx';
import { blanks } from './blanks.js';
import { isSerial, type DocumentPart, type OfficialDocument } from './document.js';
import { hei } from './fonts.js';
import { headingNumbers } from './heading-numbers.js';
import { emptyLine, line, run } from './line.js';
import { characters } from './page.js';
import { fullWidths, plainLines, plainText } from './plain-text.js';
import { table } from './table.js';
import { titleLines } from './title-lines.js';

/** Title, addressee and text (主体, GB/T 9704 7.3.1 to 7.3.3). */
export function body(document: OfficialDocument): (Paragraph | Table)[] {
  return [
    emptyLine(),
    emptyLine(),
    titleLine(plainText(document.title)),
    emptyLine(),
    ...addresseeLine(document),
    ...document.paragraphs.flatMap(partWriter()),
  ];
}

/** One paragraph, so that the title is one entry in an outline. */
function titleLine(title: string): Paragraph {
  const lines = titleLines(title).map((text, index) => run(text, index === 0 ? {} : { break: 1 }));
  return line(lines, { heading: HeadingLevel.TITLE });
}

function addresseeLine({ kind, addressee }: OfficialDocument): Paragraph[] {
  if (addressee === null && isSerial(kind)) return [];
  return [line(`${addressee === null ? blanks.addressee : plainText(addressee)}：`)];
}

const styleOf = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/** Headings count from the first of the document, so a writer serves one document. */
function partWriter() {
  const numberOf = headingNumbers();
  return (part: DocumentPart, index: number, parts: readonly DocumentPart[]): (Paragraph | Table)[] => {
    if (typeof part === 'string') return plainLines(part).map((text) => line(text, { style: 'OfficialText' }));
    if ('heading' in part) {
      return [line(`${numberOf(part.level)}${plainText(part.heading)}`, { heading: styleOf[part.level] })];
    }
    if ('label' in part) return [labelled(plainText(part.label), plainText(part.text))];
    if (part.columns.length === 0) return [];
    const before = parts[index - 1];
    // Word makes one of two tables that touch.
    const touches = typeof before === 'object' && 'columns' in before;
    return [...(touches ? [emptyLine()] : []), table(part.columns, part.rows)];
  };
}

/** 出席：…: the label in Hei, further lines under the first character after the colon (10.3). */
function labelled(label: string, text: string): Paragraph {
  const hanging = characters(fullWidths(label) + 1);
  return line([run(`${label}：`, { font: hei }), run(text)], {
    indent: { left: characters(2) + hanging, hanging },
    alignment: AlignmentType.BOTH,
  });
}
