import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { requireReveal } from '../../core/personal-data/index.js';
import type { ProceedingRow } from '../../core/proceedings/index.js';
import { ComplaintType } from './complaint.api.js';
import type { ComplaintFacts } from './complaint.facts.js';
import { ComplainantType } from './complaint.graphql.js';
import type { Complainant } from './complaint.js';
import { maskedComplainants, revealedComplainants } from './reveal-complainant.js';

type Row = ProceedingRow<ComplaintFacts>;

/** Who complained is no fact: it stands sealed in a table of its own, for whoever handles the complaint. */
@Resolver(() => ComplaintType)
export class ComplainantResolver {
  // Not a column of exports unless somebody asks for it: and then masked.
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => ComplainantType, {
    nullable: true,
    description: '遮盖的投诉举报人；匿名的、非办理单位为空。The complainant, masked; null for anybody but the handler.',
  })
  async complainantMasked(
    @Root() { key, anonymous }: Row,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Complainant | null> {
    return anonymous ? null : loaders.own(maskedComplainants).load(key);
  }

  @FieldResolver(() => ComplainantType, {
    nullable: true,
    description:
      '投诉举报人，说明用途后查阅并记入审计日志；匿名的、非办理单位为空。The complainant in clear, for a stated purpose, audited.',
  })
  async complainant(
    @Root() { key, anonymous }: Row,
    @Arg('purpose', () => String, { description: '用途，4 至 200 字，记入审计日志。What for; kept in the audit log.' })
    purpose: string,
    @Ctx() { viewer, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Complainant | null> {
    requireReveal(viewer, purpose, info);
    return anonymous ? null : loaders.own(revealedComplainants).load({ key, purpose: purpose.trim() });
  }
}
