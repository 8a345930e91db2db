import {
  AlignmentType,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LineRuleType,
  ShadingType,
  TabStopType,
  VerticalPositionAlign,
  type IFrameOptions,
  type Paragraph,
} from 'docx';
import { blanks } from './blanks.js';
import type { OfficialDocument } from './document.js';
import { size } from './fonts.js';
import { emptyLine, line, run } from './line.js';
import { characters, typeWidth } from './page.js';
import { plainText } from './plain-text.js';

/** Paragraphs of the same frame are one; it stands on the lower edge of the type area. */
const frame: IFrameOptions = {
  type: 'alignment',
  width: typeWidth,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.NOT_BESIDE,
};

/** 0.35 mm at both ends, 0.25 mm between (7.4.1). */
const thick = 20;
const thin = 14;

/**
 * Who else receives it, who printed it and when (版记, GB/T 9704 7.4): at the foot of the page on which the document ends, or of the next
 * one where it finds no room.
 */
export function versionRecord({ copies = [] }: OfficialDocument): Paragraph[] {
  return [
    rule(thick),
    ...(copies.length > 0 ? [copiesLine(copies.map(plainText)), rule(thin)] : []),
    printedLine(),
    rule(thick),
    // The frame needs a paragraph to stand on; so low a one fits on a full page.
    emptyLine({ spacing: { line: thin, lineRule: LineRuleType.EXACT } }),
  ];
}

/**
 * A black paragraph as wide as the type area and as low as a line: a border is as short as the indented text that it belongs to, and
 * LibreOffice makes no frame of paragraphs whose borders differ.
 */
function rule(height: number): Paragraph {
  return emptyLine({
    frame,
    spacing: { line: height, lineRule: LineRuleType.EXACT },
    shading: { type: ShadingType.CLEAR, fill: '000000' },
  });
}

/** 抄送：…。; further lines under the first character after the colon (7.4.2). */
function copiesLine(copies: readonly string[]): Paragraph {
  const hanging = size.fourth * 10 * 3;
  return line([run(`抄送：${copies.join('、')}。`, { size: size.fourth })], {
    frame,
    alignment: AlignmentType.BOTH,
    indent: { left: characters(1) + hanging, right: characters(1), hanging },
  });
}

function printedLine(): Paragraph {
  return line([run(`${blanks.printedBy}\t${blanks.printedOn}印发`, { size: size.fourth })], {
    frame,
    indent: { left: characters(1) },
    tabStops: [{ type: TabStopType.RIGHT, position: characters(27) }],
  });
}
