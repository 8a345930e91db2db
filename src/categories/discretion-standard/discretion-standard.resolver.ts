import { citationsOf } from '../../core/jurisdiction/index.js';
import { categoryResolver } from '../../core/records/index.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { discretionStandard } from './discretion-standard.category.js';
import { DiscretionStandardFilter } from './discretion-standard.graphql.js';

/** In a function, since row-level security would not let the index decide. */
function citesLaw(title: string): Sql {
  return sql`r.id IN (SELECT standards_citing(${citationsOf({ title, articles: [] })}))`;
}

const { resolver } = categoryResolver({
  category: discretionStandard,
  list: 'discretionStandards',
  filter: DiscretionStandardFilter,
  conditions: ({ kinds, citing, effectiveOn }) => [
    ...(kinds ? [sql`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
    ...(citing == null ? [] : [citesLaw(wellFormed(citing, 'citing'))]),
    ...(effectiveOn ? [sql`d.effective_on <= ${$(effectiveOn, 'date')}`] : []),
  ],
});

export const discretionStandardResolvers = [resolver] as const;
