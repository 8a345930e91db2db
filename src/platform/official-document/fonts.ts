import type { IFontAttributesProperties } from 'docx';

/** Fonts are named, never bundled; where an office lacks one, its word processor takes the first that it has of the others. */
const fallbacks = {
  方正小标宋简体: ['方正小标宋_GBK', '小标宋', '华文中宋', '宋体', 'SimSun', 'Noto Serif CJK SC'],
  仿宋_GB2312: ['仿宋', 'FangSong', '华文仿宋', 'Noto Serif CJK SC'],
  楷体_GB2312: ['楷体', 'KaiTi', '华文楷体', 'Noto Serif CJK SC'],
  黑体: ['SimHei', 'Noto Sans CJK SC'],
  宋体: ['SimSun', 'Noto Serif CJK SC'],
} as const satisfies Record<string, readonly string[]>;

/** The same font for digits and letters too: then a digit is half a character wide. The hint makes quotation marks full-width. */
const font = (name: keyof typeof fallbacks): Required<IFontAttributesProperties> => ({
  ascii: name,
  hAnsi: name,
  eastAsia: name,
  cs: name,
  hint: 'eastAsia',
});

export const smallTitleSong = font('方正小标宋简体');
export const fangSong = font('仿宋_GB2312');
export const kai = font('楷体_GB2312');
export const hei = font('黑体');
export const song = font('宋体');

/** Chinese sizes of type (字号) in half points. */
export const size = { initial: 84, second: 44, third: 32, fourth: 28 } as const;

/** `word/fontTable.xml`: the library writes it for bundled fonts only. */
export function fontTable(): string {
  const fonts = Object.entries(fallbacks).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/></w:font>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
  );
}
