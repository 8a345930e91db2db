import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { categoryOf, type RecordCategory } from './record-category.js';
import { readRecordAttachments, type GivenAttachment } from './record-attachment.sql.js';
import { readParts } from './record-read.sql.js';
import type { RecordRow } from './record.js';
import { readLookups } from './sealed-number.sql.js';

/** What a record says, as far as its history tells what became of it. */
export interface RecordContent {
  /** Values by GraphQL field; people's numbers are masked. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The keyed hash of each number that is masked: two numbers may look the same. */
  readonly numbers: Readonly<Record<string, string>>;
}

/** Values that a change of a record replaced, and those that stand in their place. */
export interface ReplacedValues {
  readonly replaced: Readonly<Record<string, unknown>>;
  readonly became: Readonly<Record<string, unknown>>;
}

/** The content of a record as it stands: what every record has, and once it is shared what its category says. */
export async function readContent(hub: Hub, record: RecordRow, session: Session): Promise<RecordContent> {
  const { key, status, title, externalRef, scope, dueAt } = record;
  const common = { status, title, externalRef, scope, organizationCodes: namedCodes(hub, record), dueAt };
  if (record.sharedAt === null) return { values: common, numbers: {} };
  const category = categoryOf(hub.categories, record.category);
  const row = new Map<string, unknown>(Object.entries(record));
  return {
    values: {
      ...common,
      attachments: await attachedTo(key, session),
      ...category.fieldsOf(record, await partsOf(category, key, session)),
      ...Object.fromEntries((category.updated?.columns ?? []).map((property) => [property, row.get(property)])),
      ...(await partsOf({ parts: category.updated?.parts ?? {} }, key, session)),
    },
    numbers: await readLookups(category, key, session),
  };
}

/** The files on a record, as its history tells them. */
async function attachedTo(key: string, session: Session): Promise<readonly GivenAttachment[]> {
  const attached = (await readRecordAttachments([key], session)).get(key) ?? [];
  return attached.map(({ name, contentId }) => ({ name, contentId }));
}

/** The rows of part tables that belong to a record. */
export async function partsOf(
  category: Pick<RecordCategory, 'parts'>,
  key: string,
  session: Session,
): Promise<Record<string, readonly object[]>> {
  const parts: Record<string, readonly object[]> = {};
  for (const [property, table] of Object.entries(category.parts)) {
    parts[property] = (await readParts(table, [key], session)).get(key) ?? [];
  }
  return parts;
}

/** What is no longer as it was. A field that only one of them has came or went with the record's status, which tells it. */
export function replacedValues(before: RecordContent, after: RecordContent): ReplacedValues {
  const changed = Object.keys(before.values).filter(
    (field) =>
      Object.hasOwn(after.values, field) &&
      (before.numbers[field] !== after.numbers[field] ||
        JSON.stringify(before.values[field]) !== JSON.stringify(after.values[field])),
  );
  const of = ({ values }: RecordContent) => Object.fromEntries(changed.map((field) => [field, values[field] ?? null]));
  return { replaced: of(before), became: of(after) };
}

/** Whom a record is shared with beside its publisher; null: with all members. */
function namedCodes({ organizations }: Hub, { audience, publisher }: RecordRow): readonly string[] | null {
  if (audience === null) return null;
  return audience.filter((key) => key !== publisher.key).map((key) => organizations.byKey(key).code);
}
