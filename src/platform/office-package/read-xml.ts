import { SaxesParser } from 'saxes';
import { PackageFault } from './package-fault.js';

/** What is told of an XML document as it is read; names come without their prefixes. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Bytes of a token, be it text, a tag or a comment: the parser keeps them until the token ends. */
const longestToken = 1024 * 1024;
/** Bytes that are parsed at a time. */
const pieceSize = 32 * 1024;
/** Elements within each other: the parser keeps the names of all that are open. */
const deepest = 256;
/** Elements of a document: each takes its time. */
const mostElements = 100_000_000;

/**
 * Reads an XML document piece by piece; a step of the generator a piece, so that whoever reads may take what has come before more
 * is parsed. No document types, hence no entities of its own; UTF-8, or UTF-16 under its mark.
 * @throws Error for what is not well-formed, PackageFault for what is too long or too deep
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, events: XmlEvents): AsyncGenerator<void> {
  // A document of XML 1.1 could name control characters.
  const parser = new SaxesParser({ xmlns: false, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  let [depth, sinceToken, elements] = [0, 0, 0];
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    sinceToken = 0;
    if (!/^(utf-?8|utf-?16|us-ascii)$/i.test(encoding)) throw new PackageFault('文件编码须为 UTF-8');
  });
  parser.on('doctype', () => {
    throw new PackageFault('文件含有文档类型声明');
  });
  parser.on('opentag', ({ name, attributes }) => {
    sinceToken = 0;
    depth += 1;
    elements += 1;
    if (elements > mostElements) throw new PackageFault('文件内容过多');
    if (depth > deepest) throw new PackageFault('文件嵌套过深');
    events.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceToken = 0;
    depth -= 1;
    events.close?.(localName(name));
  });
  const text = (piece: string): void => {
    sinceToken = 0;
    events.text?.(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  for (const name of ['comment', 'processinginstruction'] as const) parser.on(name, () => void (sinceToken = 0));
  for await (const piece of pieces(bytes)) {
    sinceToken += piece.length;
    if (sinceToken > longestToken) throw new PackageFault('文件中有过长的内容');
    parser.write(piece);
    yield;
  }
  parser.close();
}

async function* pieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    for (let from = 0; from < chunk.length; from += pieceSize) {
      yield decoder.decode(chunk.subarray(from, from + pieceSize), { stream: true });
    }
  }
  if (decoder) yield decoder.decode();
}

function encodingOf(chunk: Buffer): string {
  const mark = chunk.length < 2 ? 0 : chunk.readUInt16BE(0);
  if (mark === 0xfffe) return 'utf-16le';
  return mark === 0xfeff ? 'utf-16be' : 'utf-8';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
