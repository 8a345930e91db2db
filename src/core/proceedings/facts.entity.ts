import { defineEntity, p, type EntitySchema } from '@mikro-orm/core';
import { column as columns } from '../../platform/database/column.js';
import { snakeCase } from '../../platform/database/row.js';
import { OrganizationEntity } from '../organizations/index.js';
import { isText, propertyOf, type Fact, type Facts } from './fact.js';
import type { FactsOf } from './facts-of.js';
import { ofProceeding, ProceedingEntity } from './proceeding.entity.js';
import { factsTable, type ProceedingTable, type TextFact } from './procedure.js';

/**
 * The table of a procedure's facts: for the ORM, which compares it with what migrations made, and for statements. What of them is told in words
 * is found by a search, unless fewer may read the facts than the proceeding.
 */
export function tableOfFacts<All extends Facts>(
  tableName: string,
  facts: All,
  { isSearched = true }: { readonly isSearched?: boolean } = {},
): { readonly entity: EntitySchema; readonly table: ProceedingTable<FactsOf<All>> } {
  const properties = Object.entries(facts).map(
    ([name, fact]) =>
      // A relation is declared by its own name, a list of keys is a column.
      [fact.declared.column === 'ORGANIZATIONS' ? propertyOf(name, fact) : name, propertyIn(name, fact)] as const,
  );
  // The types of its rows are those of the facts, see FactsOf.
  const entity = defineEntity({
    name: tableName,
    tableName,
    properties: { proceeding: ofProceeding, ...(Object.fromEntries(properties) as object) },
  }) as unknown as EntitySchema & Parameters<typeof factsTable>[0];
  const referringTo = (kind: string): string[] =>
    Object.entries(facts).flatMap(([name, fact]) => (fact.declared.column === kind ? [propertyOf(name, fact)] : []));
  const table: object = factsTable(
    entity,
    referringTo('ORGANIZATION'),
    referringTo('ORGANIZATIONS'),
    referringTo('PROCEEDING'),
    isSearched ? textFacts(facts) : [],
  );
  return { entity, table: table as ProceedingTable<FactsOf<All>> };
}

function textFacts(facts: Facts): TextFact[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const { shownAs = name, asked } = fact.declared;
    return isText(fact)
      ? [{ property: propertyOf(name, fact), field: shownAs, isAsked: Object.keys(asked).length > 0 }]
      : [];
  });
}

function propertyIn(name: string, { declared: { column, isOptional } }: Fact): object {
  if (column === 'ORGANIZATIONS') return isOptional ? columns.ids().nullable() : columns.ids();
  if (typeof column !== 'string') return isOptional ? column().nullable() : column();
  const target = column === 'ORGANIZATION' ? OrganizationEntity : ProceedingEntity;
  const relation = () =>
    p
      .manyToOne(target as typeof OrganizationEntity)
      .mapToPk()
      .joinColumn(`${snakeCase(name)}_id`);
  return isOptional ? () => relation().nullable() : relation;
}
