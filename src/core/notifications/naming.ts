import { labelOf } from '../../platform/graphql/label.js';
import type { Hub } from '../hub.js';
import type { Naming } from './notification-text.js';

/** What things are called in texts: by the labels of the schema, never by a title that somebody has typed. */
export function namingOf({ categories, procedures, subjectTypes, notifying }: Hub): Naming {
  return {
    procedureName: (name) => procedures.get(name)?.label ?? '',
    categoryName: (name) => labelOf(categories.get(name)?.description) ?? '',
    idOf: (subjectType, key) => subjectTypes.find(({ name }) => name === subjectType)?.globalId(key) ?? null,
    publicUrl: notifying.publicUrl,
  };
}
