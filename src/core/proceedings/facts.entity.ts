import { defineEntity, p, type EntitySchema } from '@mikro-orm/core';
import { snakeCase } from '../../platform/database/row.js';
import { OrganizationEntity } from '../organizations/index.js';
import { propertyOf, type Facts } from './facts.js';
import { ofProceeding } from './proceeding.entity.js';
import { factsTable, type ProceedingTable } from './procedure.js';

/** The table of a procedure's facts: for the ORM, which compares it with what migrations made, and for statements. */
export function tableOfFacts(tableName: string, facts: Facts): { entity: EntitySchema; table: ProceedingTable } {
  const properties = Object.entries(facts).map(([name, { declared }]) => {
    if (declared.column !== null) return [name, declared.isOptional ? declared.column().nullable() : declared.column()];
    const relation = () =>
      p
        .manyToOne(OrganizationEntity)
        .mapToPk()
        .joinColumn(`${snakeCase(name)}_id`);
    return [name, declared.isOptional ? () => relation().nullable() : relation];
  });
  // The types of its rows are those of the facts, see FactsOf.
  const entity = defineEntity({
    name: tableName,
    tableName,
    properties: { proceeding: ofProceeding, ...(Object.fromEntries(properties) as object) },
  }) as unknown as EntitySchema & Parameters<typeof factsTable>[0];
  const organizations = Object.entries(facts).filter(([, { declared }]) => declared.column === null);
  return {
    entity,
    table: factsTable(
      entity,
      organizations.map(([name, fact]) => propertyOf(name, fact)),
    ),
  };
}
