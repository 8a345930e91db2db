/** A line of JSON Lines: what it says, or why it says nothing. */
export type JsonLine =
  | { readonly line: number; readonly value: unknown; readonly fault?: undefined }
  | { readonly line: number; readonly fault: string };

/** Bytes of a line: the hub takes no longer request. */
export const longestLine = 1_000_000;
const lineFeed = 0x0a;

/** Reads JSON Lines as they come, a line at a time; blank ones are passed over, one that is too long is not kept. */
export async function* jsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<JsonLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length <= longestLine) parts.push(part);
    else parts = [];
  };
  const end = (): JsonLine | null => {
    const read = readLine(line, parts, length);
    [parts, length] = [[], 0];
    line += 1;
    return read;
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, at));
      from = at + 1;
      const read = end();
      if (read) yield read;
    }
    take(chunk.subarray(from));
  }
  const last = end();
  if (last) yield last;
}

function readLine(line: number, parts: readonly Uint8Array[], length: number): JsonLine | null {
  if (length > longestLine) return { line, fault: `超过${longestLine}字节` };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)).trim();
  } catch {
    return { line, fault: '不是 UTF-8 文本' };
  }
  if (text === '') return null;
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch (error) {
    // The rest of the message quotes the line, which may name people.
    const [, column] = /position (\d+)/.exec(String(error)) ?? [];
    return { line, fault: `不是有效的 JSON${column === undefined ? '' : `（第${Number(column) + 1}个字符处）`}` };
  }
}
