import type { PublishShape } from './input-shape.js';
import { jsonLines } from './json-lines.js';
import type { Outgoing } from './publish-all.js';
import { inputOfRecord, inputOfRow, isObject, withKey, type Json } from './record-input.js';

export interface LineOptions {
  readonly shapeOf: (category: string) => Promise<PublishShape | null>;
  /** Of records that name none. */
  readonly category: string | undefined;
  /** Who publishes: rows of other publishers, which exports have, are theirs. */
  readonly organization: string;
  /** Hears of fields that the hub has not. */
  readonly leaveOut: (names: readonly string[]) => void;
}

/** Records of a file of JSON Lines, one after another, as the hub takes them. */
export async function* outgoingLines(bytes: AsyncIterable<Uint8Array>, options: LineOptions): AsyncGenerator<Outgoing> {
  for await (const read of jsonLines(bytes)) {
    const { line } = read;
    if (read.fault !== undefined) yield { line, faults: [read.fault] };
    else if (isObject(read.value)) yield await outgoing(line, read.value, options);
    else yield { line, faults: ['须为一个 JSON 对象'] };
  }
}

async function outgoing(line: number, record: Json, options: LineOptions): Promise<Outgoing> {
  const category = record['category'] ?? options.category;
  if (typeof category !== 'string')
    return { line, faults: ['category：须写明信息类别，或以 --category 指定 (REQUIRED)'] };
  const shape = await options.shapeOf(category);
  if (!shape) return { line, faults: [`category：平台没有类别 ${category} (NOT_FOUND)`] };
  return outgoingRecord(line, record, shape, options);
}

/** A record of a category on its way, its fields as the API has them or side by side. */
export function outgoingRecord(
  line: number,
  record: Json,
  shape: PublishShape,
  { organization, leaveOut }: Pick<LineOptions, 'organization' | 'leaveOut'>,
): Outgoing {
  const { mutation, inputType } = shape;
  const whole = inputOfRecord(record);
  if (whole) return { line, mutation, inputType, input: withKey(mutation, whole) };
  const publisher = record['publisher.code'];
  if (publisher !== undefined && publisher !== organization) {
    return {
      line,
      faults: [`publisher.code：由 ${JSON.stringify(publisher)} 发布，不是本单位的信息 (NOT_COMPETENT, G3)`],
    };
  }
  const { input, leftOut } = inputOfRow(record, shape);
  leaveOut(leftOut);
  return { line, mutation, inputType, input: withKey(mutation, input) };
}
