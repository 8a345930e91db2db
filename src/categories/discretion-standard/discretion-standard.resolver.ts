import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { categoryResolver, partLoader, type RecordRow } from '../../core/records/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { discretionStandard, stepTable, tierTable } from './discretion-standard.category.js';
import { DiscretionStandardFilter } from './discretion-standard.graphql.js';

const { types, resolver } = categoryResolver({
  category: discretionStandard,
  list: 'discretionStandards',
  filter: DiscretionStandardFilter,
  conditions: ({ kinds, effectiveOn }) => [
    ...(kinds ? [sql`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
    ...(effectiveOn ? [sql`d.effective_on <= ${$(effectiveOn, 'date')}`] : []),
  ],
});

@Resolver(() => types.RecordType)
class DiscretionStandardResolver {
  @FieldResolver()
  tiers(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<object[]> {
    return loaders.ownFor(tierTable, partLoader).load(key);
  }

  @FieldResolver()
  steps(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<object[]> {
    return loaders.ownFor(stepTable, partLoader).load(key);
  }
}

export const discretionStandardResolvers = [resolver, DiscretionStandardResolver] as const;
