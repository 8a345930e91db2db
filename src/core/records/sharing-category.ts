import { registerEnumType } from 'type-graphql';
import { addSearchType } from '../search-type.js';
import type { RecordCategory } from './record-category.js';

/** Values of the GraphQL enum `SharingCategory`; each category adds its own, so that core names none. */
export const sharingCategories: Record<string, string> = {};
const valuesConfig: Record<string, { description: string }> = {};

registerEnumType(sharingCategories, {
  name: 'SharingCategory',
  description: '信息类别（机制三（三））。Categories of shared information (Mech 三(三)).',
  valuesConfig,
});

/** Declares a category and its value of the enum; called once a category, when its folder is loaded. */
export function defineCategory<Fields extends object>(category: RecordCategory<Fields>): RecordCategory<Fields> {
  sharingCategories[category.name] = category.name;
  valuesConfig[category.name] = { description: category.description };
  addSearchType(category);
  return category;
}
