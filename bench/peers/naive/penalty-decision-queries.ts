import type { FilterQuery } from '@mikro-orm/postgresql';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from './context.js';
import { PageArgs, PenaltyDecisionConnection } from './page.js';
import { Node, PenaltyDecision, type SharedRecordEntity } from './records.js';

const visible = (organization: number) => ({ $or: [{ audience: null }, { audience: { $contains: [organization] } }] });

@Resolver()
export class PenaltyDecisionQueries {
  @Query(() => PenaltyDecisionConnection)
  async penaltyDecisions(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { em, organization }: Context,
  ): Promise<PenaltyDecisionConnection> {
    const where: FilterQuery<SharedRecordEntity>[] = [
      { category: 'PENALTY_DECISION', status: { $ne: 'WITHDRAWN' } },
      visible(organization),
    ];
    if (after) {
      const [formedAt = '', id = ''] = Buffer.from(after, 'base64url').toString().split('|');
      const at = new Date(formedAt);
      where.push({ $or: [{ formedAt: { $lt: at } }, { formedAt: at, id: { $lt: id } }] });
    }
    const nodes = await em.find(
      PenaltyDecision,
      { record: { $and: where } },
      {
        populate: ['record'],
        orderBy: { record: { formedAt: 'DESC', id: 'DESC' } },
        limit: first + 1,
      },
    );
    const hasNextPage = nodes.length > first;
    if (hasNextPage) nodes.pop();
    const last = nodes.at(-1)?.record;
    const endCursor = last ? Buffer.from(`${last.formedAt.toISOString()}|${last.id}`).toString('base64url') : null;
    return { nodes, pageInfo: { hasNextPage, endCursor } };
  }

  @Query(() => Node, { nullable: true })
  async node(@Arg('id', () => ID) id: string, @Ctx() { em, organization }: Context): Promise<PenaltyDecision | null> {
    return em.findOne(
      PenaltyDecision,
      { record: { id: id.slice(4), ...visible(organization) } },
      { populate: ['record'] },
    );
  }
}
