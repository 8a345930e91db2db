import { officialDocument, type OfficialDocument } from '../../../src/platform/official-document/index.js';
import { unzip } from './zip.js';

/** A letter that says what it must, changed as a test wants it. */
export const letter = (changes: Partial<OfficialDocument> = {}): OfficialDocument => ({
  kind: 'LETTER',
  issuer: '岳阳镇人民政府',
  documentNumber: null,
  title: '关于移送一起涉嫌违法案件的函',
  addressee: '县自然资源局',
  paragraphs: ['我镇在巡查中发现一起涉嫌违法占地案件，现予移送。'],
  signedBy: '岳阳镇人民政府',
  date: '2026-11-27',
  ...changes,
});

/** The parts of the package; `document` is the paragraphs themselves. */
export async function partsOf(changes: Partial<OfficialDocument> = {}) {
  const files = unzip(await officialDocument(letter(changes)));
  const part = (name: string) => {
    const xml = files.get(name);
    if (xml === undefined) throw new Error(`${name} is not in ${[...files.keys()].join(' ')}`);
    return xml;
  };
  return {
    part,
    document: part('word/document.xml'),
    styles: part('word/styles.xml'),
    footers: [part('word/footer1.xml'), part('word/footer2.xml')],
  };
}

/** The paragraphs as they are read, tabs and breaks included. */
export function readParagraphs(xml: string): { text: string; xml: string }[] {
  return Array.from(xml.matchAll(/<w:p>.*?<\/w:p>/g), ([paragraph]) => ({
    xml: paragraph,
    text: Array.from(paragraph.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>|<w:tab\/>|<w:br\/>/g), ([mark, text]) =>
      text === undefined ? (mark === '<w:br/>' ? '\n' : '\t') : unescaped(text),
    ).join(''),
  }));
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** What a reader of a .docx file reads. */
export function readText(docx: Buffer): string {
  return readParagraphs(unzip(docx).get('word/document.xml') ?? '')
    .map(({ text }) => text)
    .join('\n');
}
