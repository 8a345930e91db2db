import { AlignmentType, TabStopType, type Paragraph } from 'docx';
import { dateText } from './date-text.js';
import { isSerial, type OfficialDocument } from './document.js';
import { emptyLine, line } from './line.js';
import { characters } from './page.js';
import { fullWidths, plainText } from './plain-text.js';
import { firstLine } from './styles.js';

/** What follows the text: attachments, signature and date, note (GB/T 9704 7.3.4 to 7.3.6). */
export function ending(document: OfficialDocument): Paragraph[] {
  return [
    ...attachmentLines((document.attachments ?? []).map(plainText)),
    ...(isSerial(document.kind) ? [] : signature(document)),
    ...(document.note === undefined ? [] : [line(`（${plainText(document.note)}）`, { indent: firstLine })]),
  ];
}

/** 附件：1. …; a name that goes on stands under its first character, and no mark follows it. */
function attachmentLines(names: readonly string[]): Paragraph[] {
  const [only] = names;
  if (only === undefined) return [];
  if (names.length === 1) {
    return [emptyLine(), line(`附件：${only}`, { indent: { left: characters(5), hanging: characters(3) } })];
  }
  const number = 1 + String(names.length).length / 2;
  const left = characters(5 + number);
  return [
    emptyLine(),
    ...names.map((name, index) =>
      line(`${index === 0 ? '附件：' : ''}${index + 1}.\t${name}`, {
        indent: { left, hanging: characters(number + (index === 0 ? 3 : 0)) },
        tabStops: [{ type: TabStopType.LEFT, position: left }],
      }),
    ),
  ];
}

/**
 * The date four characters from the right and the signature centred above it (7.3.5.1): both are centred in a block at the right
 * that is four characters wider than the date on each side. Two lines are left for the seal. None of them parts from another, nor from the
 * note.
 */
function signature({ signedBy, date, note }: OfficialDocument): Paragraph[] {
  const [signer, day] = [plainText(signedBy), dateText(date)];
  const block = Math.min(28, Math.max(fullWidths(day) + 8, fullWidths(signer)));
  const placed = { alignment: AlignmentType.CENTER, indent: { left: characters(28 - block) } };
  return [
    emptyLine({ keepNext: true }),
    emptyLine({ keepNext: true }),
    line(signer, { ...placed, keepNext: true }),
    line(day, { ...placed, keepNext: note !== undefined }),
  ];
}
