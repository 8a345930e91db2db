import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: '有全局标识的对象（Relay）。An object with a global id that never changes.',
  resolveType: (object: { __typename: string }) => object.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: '全局标识，不透明，永不改变。Opaque global id; it never changes.' })
  readonly id!: string;
}
