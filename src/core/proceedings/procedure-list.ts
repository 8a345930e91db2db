import { snakeCase } from '../../platform/database/row.js';
import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Hub, RequestContext } from '../hub.js';
import { itemConditions } from './item-filter.js';
import { propertyOf, type Facts } from './fact.js';
import {
  organizationAmongCondition,
  organizationCondition,
  proceedingConditions,
  textCondition,
  type ProceedingFilter,
} from './proceeding-filter.graphql.js';

/** What a list is narrowed by that is no fact: fields of its filter, and the predicates over `p` and the facts `d` for their values. */
export interface Narrowing {
  readonly fields: Facts;
  conditions(filter: Readonly<Record<string, unknown>>, hub: Hub): Sql[];
}

type Filtering = ProceedingFilter & { readonly states?: readonly string[] | null } & Readonly<Record<string, unknown>>;

/** The predicates of a filter: those of every procedure, of the facts that are declared to be filtered by, and of what is no fact. */
export function conditionsOf(
  facts: Facts,
  narrowing: Narrowing,
  filter: ProceedingFilter | null,
  { hub }: Pick<RequestContext, 'hub'>,
) {
  return (): Sql[] => {
    const given = (filter ?? {}) as Filtering;
    return [
      ...proceedingConditions(filter, hub),
      ...(given.states ? [sql`p.state = ANY (${$(given.states, 'text[]')})`] : []),
      ...Object.entries(facts).flatMap(([name, fact]) => {
        const { filter: filtered, column, isChoice } = fact.declared;
        if (!filtered) return [];
        const field = filtered.name ?? name;
        const stored = snakeCase(propertyOf(name, fact));
        if (isChoice) return given[field] ? [sql`d.${raw(stored)} = ANY (${$(given[field], 'text[]')})`] : [];
        const value = given[field] as string | null | undefined;
        if (column === 'ORGANIZATIONS') return organizationAmongCondition(`d.${stored}`, value, hub);
        return column === 'ORGANIZATION'
          ? organizationCondition([stored], value, hub)
          : textCondition(stored, value, field);
      }),
      ...itemConditions(facts, narrowing.fields, given, hub),
      ...narrowing.conditions(given, hub),
    ];
  };
}
