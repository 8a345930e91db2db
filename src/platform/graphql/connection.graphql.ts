import { GraphQLError } from 'graphql';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: '翻页信息（Relay）。Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: '后面是否还有。Whether more follow.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: '前面是否还有。Whether more precede.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: '本页第一条的游标。Cursor of the first edge.' })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: '本页最后一条的游标。Cursor of the last edge.' })
  readonly endCursor!: string | null;
}

/** The paging arguments that every list takes. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: '取前若干条，1 至 100，默认 20。The first n, 1 to 100, 20 by default.',
  })
  readonly first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: '从此游标之后取，须为本列表给出的。After this cursor, one that this list gave out.',
  })
  readonly after?: string | null;

  @Field(() => Int, { nullable: true, description: '取后若干条，1 至 100。The last n, 1 to 100.' })
  readonly last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: '取到此游标之前，须为本列表给出的。Before this cursor, one that this list gave out.',
  })
  readonly before?: string | null;
}

export const defaultPage = 20;
export const largestPage = 100;

/** A page as asked for: how many, from which side, between which cursors or the places that they stand for. */
export interface PageRequest<Place = string> {
  readonly size: number;
  readonly backward: boolean;
  readonly after: Place | null;
  readonly before: Place | null;
}

/**
 * @throws GraphQLError BAD_USER_INPUT for both `first` and `last`, or a size outside 1 to 100
 */
export function pageRequest({ first, after, last, before }: PageArgs): PageRequest {
  if (first != null && last != null) throw badInput('first 与 last 不能同时给出');
  const size = first ?? last ?? defaultPage;
  if (size < 1 || size > largestPage) throw badInput(`每页条数须在1至${largestPage}之间`);
  return { size, backward: last != null, after: after ?? null, before: before ?? null };
}

export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** A page of a list, as resolvers of connections return it. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

/**
 * Makes a page of the rows that were read: one more than asked for tells that more follow. Rows of a backward page come
 * in reverse.
 */
export function pageOf<Node>(
  request: PageRequest<unknown>,
  rows: Node[],
  cursorOf: (node: Node) => string,
): Page<Node> {
  const more = rows.length > request.size;
  const nodes = more ? rows.slice(0, request.size) : rows;
  if (request.backward) nodes.reverse();
  const cursorAt = (index: number): string | null => {
    const node = nodes.at(index);
    return node === undefined ? null : cursorOf(node);
  };
  return {
    nodes,
    // Cursors are made only when a document selects them: each is sealed.
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
    pageInfo: {
      hasNextPage: request.backward ? request.before !== null : more,
      hasPreviousPage: request.backward ? more : request.after !== null,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(-1);
      },
    },
  };
}

type NodeClass = abstract new (...args: never[]) => object;

/** The GraphQL types `<name>Edge` and `<name>Connection` over a node type. */
export function connectionOf<Class extends NodeClass>(name: string, node: () => Class) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `列表中的一条。An edge to ${name}.` })
  class Edge {
    @Field(() => String, { description: '该条的游标。Cursor of this edge.' })
    readonly cursor!: string;

    @Field(node, { description: '该条内容。The node.' })
    readonly node!: InstanceType<Class>;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `可翻页的列表。A page of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: '带游标的条目。Edges.' })
    readonly edges!: Edge[];

    @Field(() => [node()], { description: '条目。Nodes.' })
    readonly nodes!: InstanceType<Class>[];

    @Field(() => PageInfo, { description: '翻页信息。Where this page stands.' })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, {
      description: '符合条件的总数，仅在选取时计算。How many there are in all; counted only when selected.',
    })
    readonly totalCount!: number;
  }

  return Connection;
}
