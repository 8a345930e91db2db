import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LineRuleType,
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

/** Its last line is the lower edge of the type area of the last page (版记, GB/T 9704 7.4.1). */
const frame: IFrameOptions = {
  type: 'alignment',
  width: typeWidth,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.NOT_BESIDE,
};

/** 0.35 mm at both ends, 0.25 mm between. */
const thick = { style: BorderStyle.SINGLE, color: '000000', size: 8, space: 1 };
const thin = { ...thick, size: 6 };

/** Who else receives it, who printed it and when. */
export function versionRecord({ copies = [] }: OfficialDocument): Paragraph[] {
  const hasCopies = copies.length > 0;
  const printed = `${blanks.printedBy}\t${blanks.printedOn}印发`;
  return [
    ...(hasCopies ? [copiesLine(copies.map(plainText))] : []),
    line([run(printed, { size: size.fourth })], {
      frame,
      indent: { left: characters(1), right: characters(1) },
      tabStops: [{ type: TabStopType.RIGHT, position: typeWidth - characters(1) }],
      border: { top: hasCopies ? thin : thick, bottom: thick },
    }),
    // The frame needs a paragraph to stand on; so low a one fits on a full page.
    emptyLine({ spacing: { line: 10, lineRule: LineRuleType.EXACT } }),
  ];
}

/** 抄送：…。 (7.4.2) */
function copiesLine(copies: readonly string[]): Paragraph {
  const hanging = characters(3);
  return line([run(`抄送：${copies.join('、')}。`, { size: size.fourth })], {
    frame,
    alignment: AlignmentType.BOTH,
    indent: { left: characters(1) + hanging, right: characters(1), hanging },
    border: { top: thick },
  });
}
