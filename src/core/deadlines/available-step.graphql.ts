import { Field, ObjectType } from 'type-graphql';

@ObjectType('AvailableStep', {
  simpleResolvers: true,
  description: '本单位现在可以办理的一步。A step that one may take now.',
})
export class AvailableStepType {
  @Field(() => String, { description: '步骤名称。Name.' })
  readonly step!: string;

  @Field(() => String, { description: '中文名称。What it is called.' })
  readonly label!: string;

  @Field(() => String, { description: '所依据的规则编号。Id of the rule behind it.' })
  readonly rule!: string;

  @Field(() => String, { description: '办理该步的 mutation。The mutation that takes it.' })
  readonly mutation!: string;
}
