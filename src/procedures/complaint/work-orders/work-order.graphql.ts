import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { ComplaintType } from '../complaint.api.js';
import { likenesses, type Likeness } from './duplicates.sql.js';

registerEnumType(likenesses, {
  name: 'ComplaintLikeness',
  description: '可能重复的理由。Why two complaints may be the same one.',
  valuesConfig: {
    SAME_EXTERNAL_NUMBER: {
      description: '外部编号相同：来自另一系统的工单。The same external number, of another system.',
    },
    SAME_COMPLAINANT: {
      description:
        '投诉举报人相同：联系方式或公民身份号码相同，只告知均由其办理的单位。The same contact or citizen number; told only to whoever handles both.',
    },
    SAME_PARTY: { description: '被投诉举报人相同：收到时间相近。The same party, received at about the same time.' },
    SAME_PLACE_AND_ITEM: {
      description: '乡镇和事项相同：收到时间相近。The same township and item, received at about the same time.',
    },
  },
});

@ObjectType({
  description: '可能重复的投诉举报：并入用 mergeComplaint。A complaint that may be the same one.',
})
export class PossibleDuplicate {
  @Field(() => ComplaintType, { description: '另一件投诉举报。The other complaint.' })
  readonly complaint!: object;

  @Field(() => [likenesses], { description: '可能重复的理由。Why it may be the same one.' })
  readonly likenesses!: readonly Likeness[];
}

@ObjectType({
  description: '工单结果的回告：向转来工单的系统。How far the system that it came from was told of it.',
})
export class WorkOrderReport {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '最近回告时间；尚未回告为空。When it was last told; null if it was not.',
  })
  readonly reportedAt!: string | null;

  @Field(() => Int, {
    description: '未成次数：当前一步已尝试而未被接收的次数。Attempts at the step at hand that came to nothing.',
  })
  readonly attempts!: number;

  @Field(() => Int, {
    description: '未能回告的步数：重试三天仍未接收，或被拒收。Steps of which it could not be told for good.',
  })
  readonly failures!: number;

  @Field(() => String, {
    nullable: true,
    description:
      '最近的故障：对方的状态码或连接的错误码。The status that it answered, or the code of the connection’s fault.',
  })
  readonly lastFault!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '最近未能回告的时间。When a step was last given up.',
  })
  readonly failedAt!: string | null;
}
