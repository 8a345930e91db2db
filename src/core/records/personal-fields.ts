import { snakeCase } from '../../platform/database/row.js';
import type { Session } from '../../platform/database/index.js';
import type { Place, Sealing } from '../../platform/sealing/index.js';
import { maskCitizenNumber } from '../../kernel/codes/citizen-number.js';
import { isPersonalNumber, keepNumber } from '../personal-data/index.js';
import type { RecordCategory, StoredFields } from './record-category.js';
import { readSealed } from './sealed-number.sql.js';

/** The properties in which a category's table keeps a personal field beside its masked form. */
function keptBeside(property: string): readonly [sealed: string, lookup: string] {
  return [`${property}Sealed`, `${property}Lookup`];
}

export function placeOf({ details }: RecordCategory, property: string, recordId: string): Place {
  return { table: details.name, column: snakeCase(property), recordId };
}

/** The category's fields as its table keeps them: no number of a person in clear. */
export function sealFields(
  sealing: Sealing,
  category: RecordCategory,
  recordId: string,
  stored: StoredFields,
): StoredFields {
  const columns: Record<string, unknown> = { ...stored.columns };
  for (const property of category.personal ?? []) {
    const number = columns[property];
    const place = placeOf(category, property, recordId);
    const { shown, sealed, lookup } = keepNumber(sealing, typeof number === 'string' ? number : null, place);
    const [sealedProperty, lookupProperty] = keptBeside(property);
    Object.assign(columns, { [property]: shown, [sealedProperty]: sealed, [lookupProperty]: lookup });
  }
  return { ...stored, columns };
}

/** The personal fields of one record in clear, for what must look at them: those that hold a person's number. */
export async function openFields(
  sealing: Sealing,
  category: RecordCategory,
  recordId: string,
  session: Session,
): Promise<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const property of category.personal ?? []) {
    const sealed = (await readSealed(category, property, [recordId], null, session)).get(recordId);
    if (sealed) fields[property] = sealing.open(sealed, placeOf(category, property, recordId));
  }
  return fields;
}

/** Values of fields as a history may keep them. */
export function maskFields(
  category: RecordCategory,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const masked = { ...values };
  for (const property of category.personal ?? []) {
    const value = masked[property];
    if (typeof value === 'string' && isPersonalNumber(value)) masked[property] = maskCitizenNumber(value);
  }
  return masked;
}
