import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import DataLoader from 'dataloader';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { RequestContext } from '../../core/hub.js';
import { categoryResolver } from '../../core/records/index.js';
import { legalAdjustment, type LegalAdjustmentRow } from './legal-adjustment.category.js';
import { legalAdjustmentFacts, LegalAdjustmentFilter } from './legal-adjustment.graphql.js';
import { standingOf, type Adjustment, type Standing } from './legal-adjustment.rules.js';
import { adjustmentsOf, legalConditions } from './legal-adjustment.sql.js';

const { types, resolver } = categoryResolver({
  category: legalAdjustment,
  facts: legalAdjustmentFacts,
  list: 'legalAdjustments',
  filter: LegalAdjustmentFilter,
  conditions: legalConditions,
});

type KeyedAdjustment = Adjustment & { readonly key: string };

export const LegalAdjustmentType = types.RecordType;

/** One loader an operation: a page of adjustments asks for all their instruments in one statement. */
const loaders = new WeakMap<RequestContext, DataLoader<string, readonly KeyedAdjustment[]>>();

function instrumentLoader(context: RequestContext): DataLoader<string, readonly KeyedAdjustment[]> {
  const known = loaders.get(context);
  if (known) return known;
  const loader = new DataLoader<string, readonly KeyedAdjustment[]>(async (titles) => {
    const adjustments = await adjustmentsOf(context, titles);
    return titles.map((title) => adjustments.get(title) ?? []);
  });
  loaders.set(context, loader);
  return loader;
}

@Resolver(() => types.RecordType)
class StandingResolver {
  @FieldResolver()
  async standing(@Root() adjustment: LegalAdjustmentRow, @Ctx() context: RequestContext): Promise<Standing> {
    const all = await instrumentLoader(context).load(adjustment.instrumentTitle);
    const others = all.filter(({ key }) => key !== adjustment.key);
    return standingOf(adjustment, others, shanghaiDay(context.hub.clock.now()).toString());
  }
}

export const legalAdjustmentResolvers = [resolver, StandingResolver] as const;
