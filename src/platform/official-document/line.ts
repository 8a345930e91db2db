import { Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';

type LineOptions = Omit<IParagraphOptions, 'children' | 'text'>;

/** A paragraph; what all of them have in common is in the style Normal. */
export function line(
  content: string | NonNullable<IParagraphOptions['children']>,
  options: LineOptions = {},
): Paragraph {
  return new Paragraph({ ...options, children: typeof content === 'string' ? [run(content)] : content });
}

export function run(text: string, options: Omit<IRunOptions, 'children' | 'text'> = {}): TextRun {
  return new TextRun({ ...options, text });
}

export const emptyLine = (options: LineOptions = {}) => line([], options);
