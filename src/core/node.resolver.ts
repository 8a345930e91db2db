import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, ID, Info, Query, Resolver } from 'type-graphql';
import { badInput } from '../platform/graphql/connection.graphql.js';
import { Node } from '../platform/graphql/node.graphql.js';
import type { FindNode } from '../platform/graphql/node-plan.js';
import type { Selecting } from '../platform/graphql/selection.js';
import type { RequestContext } from './hub.js';
import { requirePermission } from './identity/index.js';

const mostNodes = 100;

const findNode: FindNode = (context, { id }, selecting) => loadNode(context as RequestContext, id as string, selecting);

@Resolver()
export class NodeResolver {
  @Extensions({ findNode })
  @Query(() => Node, {
    nullable: true,
    description:
      '按全局标识取对象；不存在与不可见同样为空。An object by global id; null when there is none that one may see.',
  })
  async node(
    @Arg('id', () => ID, { description: '全局标识。Global id.' }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return loadNode(context, id, info);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      '按全局标识取多个对象，至多 100 个，次序同入参。Objects by global ids, at most 100, in the same order.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: '全局标识，至多 100 个。Global ids, at most 100.' }) ids: string[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly (object | null)[]> {
    if (ids.length > mostNodes) throw badInput(`ids：一次至多${mostNodes}个`);
    return Promise.all(ids.map((id) => loadNode(context, id, info)));
  }
}

/** An object of any kind by global id; null where there is none that the viewer may see. */
async function loadNode(context: RequestContext, id: string, selecting: Selecting): Promise<object | null> {
  requirePermission(context.viewer, 'read');
  const type = context.hub.nodeTypes.find(({ prefix }) => id.startsWith(prefix));
  return type ? type.load(context, id, selecting) : null;
}
