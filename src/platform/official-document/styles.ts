import { AlignmentType, ImportedXmlComponent, type IParagraphStyleOptions, type IStylesOptions } from 'docx';
import { fangSong, hei, kai, size, smallTitleSong } from './fonts.js';
import { characters, gridKerning, lineHeight } from './page.js';

/** Two characters; `firstLineChars` keeps them two when somebody changes the size. */
export const firstLine = { firstLine: characters(2), firstLineChars: 200 };

const name = fangSong.eastAsia;

/**
 * What every paragraph is, those that the office adds too: a page is filled to its last line, a long word or number breaks where the line
 * ends, no punctuation hangs beyond the type area, no gap stands between Chinese and digits. Spacing and kerning make the grid of the page:
 * LibreOffice would give a character that is wider than its cell two of them, so nothing snaps to it. The library has no words for this.
 */
const normal = ImportedXmlComponent.fromXmlString(
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>' +
    ['widowControl', 'wordWrap', 'overflowPunct', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid']
      .map((property) => `<w:${property} w:val="0"/>`)
      .join('') +
    `<w:spacing w:before="0" w:after="0" w:line="${lineHeight}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr><w:rPr>` +
    `<w:rFonts w:hint="eastAsia" w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>` +
    `<w:snapToGrid w:val="0"/><w:spacing w:val="${gridKerning}"/><w:sz w:val="${size.third}"/><w:szCs w:val="${size.third}"/>` +
    '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:style>',
);

/** GB/T 9704 7.3.3: the first level in Hei, the second in Kai, the others as the text. */
const headings = [hei, kai, fangSong, fangSong].map((font, outlineLevel): IParagraphStyleOptions => ({
  id: `Heading${outlineLevel + 1}`,
  name: `heading ${outlineLevel + 1}`,
  basedOn: 'Normal',
  next: 'OfficialText',
  quickFormat: true,
  run: { font },
  paragraph: { indent: firstLine, keepNext: true, outlineLevel },
}));

export const styles: IStylesOptions = {
  importedStyles: [normal],
  paragraphStyles: [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'OfficialText',
      quickFormat: true,
      run: { font: smallTitleSong, size: size.second },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    ...headings,
    { id: 'OfficialText', name: '公文正文', basedOn: 'Normal', quickFormat: true, paragraph: { indent: firstLine } },
  ],
};
