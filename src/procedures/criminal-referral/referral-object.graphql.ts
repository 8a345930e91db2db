import { Field, InputType, ObjectType } from 'type-graphql';

const words = {
  name: '物品名称。What it is.',
  quantity: '数量及单位。How many or how much, with the unit.',
  feature: '特征：型号、编号等。What it is known by.',
  place: '存放地点。Where it is kept.',
} as const;

@ObjectType({
  simpleResolvers: true,
  description: '移交公安机关的涉案物品（规则 X2）。An object that was handed over to the police (rule X2).',
})
export class ReferralObjectType {
  @Field(() => String, { description: words.name })
  readonly name!: string;

  @Field(() => String, { description: words.quantity })
  readonly quantity!: string;

  @Field(() => String, { nullable: true, description: words.feature })
  readonly feature!: string | null;

  @Field(() => String, { nullable: true, description: words.place })
  readonly place!: string | null;
}

@InputType({ description: '涉案物品清单中的一项。An entry of the list of objects.' })
export class ReferralObjectInput {
  @Field(() => String, { description: words.name })
  readonly name!: string;

  @Field(() => String, { description: words.quantity })
  readonly quantity!: string;

  @Field(() => String, { nullable: true, description: words.feature })
  readonly feature?: string | null;

  @Field(() => String, { nullable: true, description: words.place })
  readonly place?: string | null;
}
