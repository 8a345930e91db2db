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

export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** A page of a list, as resolvers of connections return it. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
  /** Null when nobody asked. */
  readonly totalCount: number | null;
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
