import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { letter, partsOf, readParagraphs } from '../../../harness/files/official-document.js';
import { officialDocument } from '../../../../src/platform/official-document/index.js';
import { unzip } from '../../../harness/files/zip.js';

/** The text of the one paragraph that a document is given. */
async function written(text: string): Promise<string> {
  const { document } = await partsOf({ title: '题', paragraphs: [`始${text}终`] });
  return readParagraphs(document).find((paragraph) => paragraph.text.startsWith('始'))?.text ?? '';
}

describe('A text of a user is a text', () => {
  test.each([
    ['markup', '<w:p><w:r/></w:p>&amp;<!-- ]]> "\''],
    ['a field code', '{ DOCPROPERTY secret } { PAGE } MERGEFIELD'],
    ['what the library would take for the number of a list', '{default-bullet-numbering-0}'],
    ['what the library would take for a picture', '{image.png}'],
    ['a character beyond the first plane', '𠮷😀'],
    ['a very long word', 'W'.repeat(5000)],
  ])('%s stands as it is', async (_name, text) => {
    expect(await written(text)).toBe(`始${text}终`);
  });

  test.each([
    ['U+0000', '\u0000'],
    ['a control character', '\u0008'],
    ['a non-character', '\uffff'],
    ['a mark that turns the direction', '\u202e'],
  ])('%s is left out', async (_name, text) => {
    expect(await written(text)).toBe('始终');
  });

  test('half of a surrogate pair becomes the mark of a lost character', async () => {
    expect(await written('\ud842')).toBe('始\ufffd终');
    expect(await written('\udfb7\ud842')).toBe('始\ufffd\ufffd终');
  });

  test('the only field of a document is the number of the page, wherever the text stands', async () => {
    const text = '{ PAGE }\\* <w:fldSimple w:instr="DDE"/>';
    const files = unzip(
      await officialDocument(
        letter({
          issuer: text,
          mark: text,
          documentNumber: text,
          title: text,
          addressee: text,
          paragraphs: [
            { heading: text, level: 1 },
            { label: text, text },
            { columns: [text], rows: [[text]] },
          ],
          attachments: [text, text],
          signedBy: text,
          note: text,
          copies: [text],
        }),
      ),
    );
    const fields = [...files].flatMap(([name, xml]) =>
      /<w:(instrText|fldSimple|fldChar|hyperlink)/.test(xml) ? [name] : [],
    );
    expect(fields).toEqual(['word/footer1.xml', 'word/footer2.xml']);
  });

  test('whatever the text, no part of the file has a character that XML forbids or an unescaped mark', async () => {
    const texts = fc.string({
      unit: fc.oneof(fc.constantFrom('\u0000', '\ud800', '<', '&', '{', '\u000b'), fc.string({ unit: 'binary' })),
    });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { document, part } = await partsOf({ title: text, paragraphs: [text], copies: [text], note: text });
        for (const xml of [document, part('docProps/core.xml')]) {
          expect(xml.isWellFormed()).toBe(true);
          expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
          expect(xml.replace(/<[?/\w][^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
