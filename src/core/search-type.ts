import { registerEnumType } from 'type-graphql';

/** Values of the GraphQL enum `SearchType`: categories and procedures add their own, so that core names none. */
export const searchTypes: Record<string, string> = {};
const valuesConfig: Record<string, { description: string }> = {};

registerEnumType(searchTypes, {
  name: 'SearchType',
  description: '检索的范围：信息类别和办理程序。What is searched: categories of records, and procedures.',
  valuesConfig,
});

/** Lets searches be narrowed to a category or a procedure. */
export function addSearchType({ name, description }: { readonly name: string; readonly description: string }): void {
  if (name in searchTypes) throw new Error(`there are two of ${name} for searches`);
  searchTypes[name] = name;
  valuesConfig[name] = { description };
}
