import { Document, Packer } from 'docx';
import { body } from './body.js';
import type { OfficialDocument } from './document.js';
import { ending } from './ending.js';
import { fontTable } from './fonts.js';
import { head } from './head.js';
import { coreProperties, withoutTimes } from './package-file.js';
import { pageNumbers } from './page-number.js';
import { pageProperties } from './page.js';
import { styles } from './styles.js';
import { versionRecord } from './version-record.js';

/**
 * The draft of an official document as a .docx file in the shape of GB/T 9704-2012, for an office to finish: no seal, no invented number.
 * The same document is the same bytes. Throws a RangeError if `date` is no day.
 */
export async function officialDocument(document: OfficialDocument): Promise<Buffer> {
  const file = new Document({
    styles,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, balanceSingleByteDoubleByteWidth: true },
    sections: [
      {
        properties: pageProperties,
        footers: pageNumbers(),
        children: [...head(document), ...body(document), ...ending(document), ...versionRecord(document)],
      },
    ],
  });
  const packed = await Packer.toBuffer(file, false, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(document) },
  ]);
  return withoutTimes(packed);
}
