import { Paragraph, Tab, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';

type LineOptions = Omit<IParagraphOptions, 'children' | 'text'>;

/** A paragraph; what all of them have in common is in the style Normal. */
export function line(
  content: string | NonNullable<IParagraphOptions['children']>,
  options: LineOptions = {},
): Paragraph {
  return new Paragraph({ ...options, children: typeof content === 'string' ? [run(content)] : content });
}

/**
 * A text, and tabs where it has them; nothing else in a text means anything. The library takes `{reference-instance}` anywhere in the
 * document for the number of a list: a text that could be read so is written in two pieces, which show as one.
 */
export function run(text: string, options: Omit<IRunOptions, 'children' | 'text'> = {}): TextRun {
  const pieces = text.split(/(\t)|(?<=\{)/).filter((piece) => piece !== undefined && piece !== '');
  return new TextRun({ ...options, children: pieces.map((piece) => (piece === '\t' ? new Tab() : piece)) });
}

export const emptyLine = (options: LineOptions = {}) => line([], options);
