import { describe, expect, test } from 'vitest';
import { assertInterfaceType, assertObjectType, type GraphQLField } from 'graphql';
import { hubSchema } from '../../../../src/app/schema.js';
import { categoryFeatures } from '../../../../src/app/features.js';
import { recordCellShape } from '../../../../src/core/records/record-cells.sql.js';
import { columnTold, listColumns } from '../../../../src/core/records/record-columns.sql.js';

const schema = hubSchema();
const categories = categoryFeatures.map(({ category }) => category);
const common = Object.values(assertInterfaceType(schema.getType('SharedRecord')).getFields());

describe('a column that a list tells as it is', () => {
  test.each(categories)('is the same in a list of $name as in a list of all categories', (category) => {
    const fields = assertObjectType(schema.getType(category.typeName)).getFields();
    const all = listColumns(null);
    const own = listColumns(category);
    // A field that one category would mask by a resolver would pass it by in a list of all.
    const told = common.map(({ name }) => [name, columnTold(own, fields[name] as Field)?.sql]);
    expect(told).toEqual(common.map((field) => [field.name, columnTold(all, field)?.sql]));
  });

  test('is none once its field has a resolver or an argument of its own', () => {
    const [category] = categories;
    if (!category) throw new Error('there is no category');
    const fields = assertObjectType(schema.getType(category.typeName)).getFields();
    const title = fields['title'] as Field;
    const masked = { ...title, resolve: () => '***' };
    const columns = listColumns(category);
    expect(columnTold(columns, title)).not.toBeNull();
    expect(columnTold(columns, masked)).toBeNull();
    expect(
      columnTold(columns, { ...title, args: [...(schema.getQueryType()?.getFields()['node']?.args ?? [])] }),
    ).toBeNull();
    expect(recordCellShape(category, [[title]])).not.toBeNull();
    expect(recordCellShape(category, [[title], [masked]])).toBeNull();
  });

  test('is none of those that are never read: sealed numbers, and the text of searches', () => {
    for (const category of categories) {
      const columns = listColumns(category).byProperty;
      const unread = ['searchNames', 'searchText', ...(category.details.unread ?? []).map(({ property }) => property)];
      expect(unread.filter((property) => columns.has(property))).toEqual([]);
    }
  });
});

type Field = GraphQLField<unknown, unknown>;
