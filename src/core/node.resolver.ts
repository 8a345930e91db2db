import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { badInput } from '../platform/graphql/connection.graphql.js';
import { Node } from '../platform/graphql/node.graphql.js';
import type { RequestContext } from './hub.js';
import { requirePermission } from './identity/index.js';

const mostNodes = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      '按全局标识取对象；不存在与不可见同样为空。An object by global id; null when there is none that one may see.',
  })
  async node(
    @Arg('id', () => ID, { description: '全局标识。Global id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<object | null> {
    const [object] = await loadNodes(context, [id]);
    return object ?? null;
  }

  @Query(() => [Node], {
    nullable: 'items',
    description:
      '按全局标识取多个对象，至多 100 个，次序同入参。Objects by global ids, at most 100, in the same order.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: '全局标识，至多 100 个。Global ids, at most 100.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<readonly (object | null)[]> {
    if (ids.length > mostNodes) throw badInput(`ids：一次至多${mostNodes}个`);
    return loadNodes(context, ids);
  }
}

/** Objects of any kind by global id, in the order of the ids; null where there is none that the viewer may see. */
export async function loadNodes(context: RequestContext, ids: readonly string[]): Promise<readonly (object | null)[]> {
  requirePermission(context.viewer, 'read');
  return Promise.all(
    ids.map(async (id) => {
      const type = context.hub.nodeTypes.find(({ prefix }) => id.startsWith(prefix));
      return type ? type.load(context, id) : null;
    }),
  );
}
