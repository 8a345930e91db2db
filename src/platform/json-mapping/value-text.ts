import { valueAt, type Place } from './place.js';

/** Where a field comes from in somebody's JSON: a place, what its texts mean, how moments are written; or a text for all. */
export interface FieldSource {
  readonly place: Place | null;
  /** For all, or where the place has nothing. */
  readonly constant: string | null;
  readonly dateFormat: string | null;
  /** What texts mean, by the text with full width folded and white space left out. */
  readonly values: ReadonlyMap<string, string>;
}

/** A text, nothing, or why what stands there is neither. */
export type FieldText = { readonly text: string | null } | { readonly fault: string };

/** The text of a field in somebody's JSON. Texts that the values do not know stay as they stand: whoever wants the field judges them. */
export function textOfField(json: unknown, { place, constant, values }: FieldSource): FieldText {
  const value = place === null ? undefined : valueAt(json, place);
  const read = readText(value);
  if ('fault' in read) return read;
  const { text } = read;
  if (text === null) return { text: constant ?? values.get('') ?? null };
  return { text: values.get(foldedText(text)) ?? text };
}

/** How texts are compared with those of a mapping. */
export function foldedText(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

function readText(value: unknown): FieldText {
  if (value === undefined || value === null) return { text: null };
  if (typeof value === 'boolean') return { text: String(value) };
  if (typeof value === 'number') {
    // JSON has no bounds for numbers; beyond these the digits that were sent are lost before anybody sees them.
    return Number.isSafeInteger(value)
      ? { text: String(value) }
      : { fault: '数过大或带小数，读取时会失真，须以文本给出' };
  }
  if (typeof value !== 'string') return { fault: '须为文本、整数或 true、false，不能是对象或列表' };
  const trimmed = value.trim();
  return { text: trimmed === '' ? null : trimmed };
}
