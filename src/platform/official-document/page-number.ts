import { AlignmentType, Footer, LineRuleType, PageNumber, TextRun } from 'docx';
import { size, song } from './fonts.js';
import { line } from './line.js';

/** — 1 —: odd pages at the right, even ones at the left, a character from the edge (GB/T 9704 7.5). */
export const pageNumbers = () => ({
  default: footer({ alignment: AlignmentType.RIGHT, indent: { right: size.fourth * 10 } }),
  even: footer({ alignment: AlignmentType.LEFT, indent: { left: size.fourth * 10 } }),
});

function footer(place: Parameters<typeof line>[1]): Footer {
  const number = new TextRun({ font: song, size: size.fourth, children: ['— ', PageNumber.CURRENT, ' —'] });
  return new Footer({ children: [line([number], { ...place, spacing: { line: 360, lineRule: LineRuleType.EXACT } })] });
}
