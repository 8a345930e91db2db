import { escapeLiteral } from 'pg';
import type { TextRow } from './row.js';
import type { Query } from './sql.js';

/** A statement with its values written into it, by the driver's own quoting: COPY takes no parameters. */
export function withLiterals({ text, values }: Query): string {
  return text.replace(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1]));
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (Array.isArray(value)) return escapeLiteral(`{${value.map(element).join(',')}}`);
  return escapeLiteral(plain(value));
}

function element(value: unknown): string {
  return value === null ? 'NULL' : `"${plain(value).replace(/["\\]/g, '\\$&')}"`;
}

function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError(`A ${typeof value} cannot be written into a statement`);
}

/** Whole lines of COPY's text format as rows; every line ends with a line feed. */
export function rowsOfCopy(text: string): TextRow[] {
  const lines = text.split('\n');
  lines.pop();
  return lines.map((line) => {
    const cells: (string | null)[] = line.split('\t');
    if (line.includes('\\'))
      for (let index = 0; index < cells.length; index += 1) cells[index] = cellOf(cells[index] ?? '');
    return cells;
  });
}

function cellOf(text: string): string | null {
  if (text === '\\N') return null;
  return text.includes('\\') ? text.replace(/\\(.)/g, (_, escaped: string) => controls[escaped] ?? escaped) : text;
}

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
