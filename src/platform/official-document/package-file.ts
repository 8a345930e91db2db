import { Temporal } from 'temporal-polyfill';
import type { OfficialDocument } from './document.js';
import { plainText } from './plain-text.js';

/** `docProps/core.xml`: the library would date it now; here it is dated as the document, or not at all. */
export function coreProperties({ title, issuer, date }: OfficialDocument): string {
  const at = date === null ? null : `${Temporal.PlainDate.from(date).toString()}T00:00:00Z`;
  const dated = (name: string) =>
    at === null ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(plainText(title))}</dc:title><dc:creator>${escaped(plainText(issuer))}</dc:creator>` +
    `${dated('created')}${dated('modified')}</cp:coreProperties>`
  );
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const directoryEnd = 0x06054b50;
const earliest = (1 << 5) | 1; // 1 January 1980, where the calendar of zip files begins

/** A zip file says of each entry when it was written, which is now: the same document would be other bytes two seconds later. */
export function withoutTimes(zip: Buffer): Buffer {
  const fixed = Buffer.from(zip);
  const end = fixed.length - 22; // no comment follows
  if (fixed.readUInt32LE(end) !== directoryEnd)
    throw new Error('the zip file ends with something else than its directory');
  let entry = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = fixed.readUInt32LE(entry + 42);
    for (const time of [entry + 12, local + 10]) {
      fixed.writeUInt16LE(0, time);
      fixed.writeUInt16LE(earliest, time + 2);
    }
    const tail = [28, 30, 32].map((length) => fixed.readUInt16LE(entry + length));
    entry += tail.reduce((sum, length) => sum + length, 46);
  }
  return fixed;
}
