import { categoryResolver } from '../../core/records/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { discretionStandard } from './discretion-standard.category.js';
import { DiscretionStandardFilter } from './discretion-standard.graphql.js';

const { resolver } = categoryResolver({
  category: discretionStandard,
  list: 'discretionStandards',
  filter: DiscretionStandardFilter,
  conditions: ({ kinds, effectiveOn }) => [
    ...(kinds ? [sql`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
    ...(effectiveOn ? [sql`d.effective_on <= ${$(effectiveOn, 'date')}`] : []),
  ],
});

export const discretionStandardResolvers = [resolver] as const;
