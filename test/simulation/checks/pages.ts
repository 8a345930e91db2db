import type { County } from '../county/county.js';
import { read } from '../county/ask.js';

/** All nodes of a list, as somebody pages through it. */
export async function wholeList<Node>(
  county: County,
  who: string,
  list: string,
  selection: string,
  { filter, first = 100 }: { readonly filter?: string; readonly first?: number } = {},
): Promise<Node[]> {
  const nodes: Node[] = [];
  const query = `query ($after: String) { list: ${list}(first: ${first}, after: $after${filter ? `, ${filter}` : ''}) {
    totalCount nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
  for (let after: string | null = null; ;) {
    const { list: page }: ListAnswer<Node> = await read<ListAnswer<Node>>(county, who, query, { after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) {
      if (nodes.length !== page.totalCount)
        county.journal.violate('lists', `${list} has ${nodes.length} for ${who} and says ${page.totalCount}`);
      return nodes;
    }
    after = page.pageInfo.endCursor;
  }
}

interface ListAnswer<Node> {
  readonly list: {
    readonly totalCount: number;
    readonly nodes: readonly Node[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
