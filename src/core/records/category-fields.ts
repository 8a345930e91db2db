import { Field, type ClassType } from 'type-graphql';
import type { FieldType } from '../../platform/graphql/field-type.js';
import { ForPersonalNumber } from '../personal-data/index.js';

/** One field of a category, declared once for its type and for its publishing and revising inputs. */
export interface CategoryField {
  /** Null when the record's type already has the field by other means. */
  readonly output: (() => FieldType) | null;
  readonly input: () => FieldType;
  readonly required: boolean;
  /** Whether publishers may leave out what records always have; no if not given. */
  readonly mayBeLeftOut?: boolean;
  /** Chinese first, then English. */
  readonly description: string;
}

export type CategoryFields = Readonly<Record<string, CategoryField>>;

export function required(type: () => FieldType, description: string, input = type): CategoryField {
  return { output: type, input, required: true, description };
}

export function optional(type: () => FieldType, description: string, input = type): CategoryField {
  return { output: type, input, required: false, description };
}

/** A field that records always have and publishers need not give. */
export function unasked(field: CategoryField): CategoryField {
  return { ...field, required: true, mayBeLeftOut: true };
}

export function inputOnly(type: () => FieldType, description: string): CategoryField {
  return { output: null, input: type, required: false, description };
}

/** Of a category whose records may name enforcement items; their type has the field as every record does. */
export const itemCodes = inputOnly(() => [String], '涉及的执法事项代码。Codes of the enforcement items it concerns.');

type Side = 'output' | 'publish' | 'revise';

/** Declares the fields on a class as `@Field` would; a revision may leave any of them out. `personal` are those for numbers of people. */
export function declareFields(
  target: ClassType,
  fields: CategoryFields,
  side: Side,
  personal: readonly string[] = [],
): void {
  for (const [name, field] of Object.entries(fields)) {
    const nullable = side === 'revise' || !field.required || (side === 'publish' && field.mayBeLeftOut === true);
    const type = side === 'output' ? field.output : field.input;
    if (type === null) continue;
    Field(type as () => ClassType, { nullable, description: field.description })(target.prototype, name);
    if (side !== 'output' && personal.includes(name)) ForPersonalNumber()(target.prototype, name);
  }
}
