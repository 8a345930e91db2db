import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Period } from '../../kernel/timeline.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { OrganizationType, type Organization } from '../organizations/index.js';
import { changeKinds, type ChangeKind } from './dated-change.js';
import { touchedKinds, type Touched } from './touched.js';

registerEnumType(changeKinds, {
  name: 'DatedChangeKind',
  description: '登记的种类：怎样改变了此前的登记。How what was told before came to change.',
  valuesConfig: {
    SET: { description: '登记：自某日起施行或终止。Something holds from a day on, or ends.' },
    CORRECTED: { description: '更正：日期或内容有误。Days or values were told wrongly.' },
    CANCELLED: { description: '取消：不再施行，或自始不应登记。It will not be, or should never have been told.' },
  },
});

registerEnumType(touchedKinds, {
  name: 'TouchedKind',
  description: '涉及的种类：更正所涉及的是什么。What a correction reaches.',
  valuesConfig: {
    RUNNING_CLOCK: { description: '进行中的时限：仍按开始时的取值计算。Clocks that run on as they began.' },
    SHARED_RECORD: { description: '共享信息：形成于这些日子、本单位可见的。Records of those days that one may see.' },
    CONFERENCE_MEETING: {
      description: '联席会议：在这些日子召开、本单位可见的。Meetings of those days that one may see.',
    },
  },
});

@InputType()
export abstract class CorrectionInput {
  @Field(() => String, { description: '理由，必填，至多 500 字。Why it is put right, required.' })
  readonly reason!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: '仅试算：结果相同，什么也不写入。Gives the same answer and writes nothing.',
  })
  readonly dryRun?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: '有变化的日子：连续的若干天。Days of which something else is said.' })
export class ChangedDays {
  @Field(() => LocalDateScalar, { description: '首日。First of these days.' })
  readonly validFrom!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: '止日（不含），无尽的为空。First day after them.' })
  readonly validTo!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: '涉及的事项：有变化的日子里已有的，更正不改变它们。What there is of those days; it stays as it is.',
})
export class TouchedByCorrection {
  @Field(() => touchedKinds, { description: '种类。What they are.' })
  readonly kind!: Touched['kind'];

  @Field(() => Int, { description: '数量，至多数到 1000。How many, counted to 1,000.' })
  readonly count!: number;

  @Field(() => [ID], { description: '标识，至多列出 20 项；时限不列。The first 20 of them; clocks are counted only.' })
  readonly firstIds!: readonly string[];
}

type PeriodClass = abstract new (...args: never[]) => object;

/** The GraphQL type `<name>Change`: an entry of the history of a kind of dated reference data. */
export function datedChangeOf<Class extends PeriodClass>(name: string, period: () => Class) {
  @ObjectType(`${name}Change`, {
    simpleResolvers: true,
    description: '一次登记或更正，及此前所登记的。A change of what was told, and what was told before.',
  })
  class Change {
    @Field(() => DateTimeScalar, { description: '登记时间。When it was changed.' })
    readonly recordedAt!: string;

    @Field(() => OrganizationType, { description: '登记单位。Who changed it.' })
    readonly by!: Organization;

    @Field(() => changeKinds, { description: '种类。How it changed.' })
    readonly kind!: ChangeKind;

    @Field(() => String, { description: '理由或依据。Why: the reason, or the document.' })
    readonly reason!: string;

    @Field(() => [period()], { description: '此前的登记，自旧至新。What was told until then, oldest first.' })
    readonly before!: readonly InstanceType<Class>[];
  }
  return Change;
}

/** The GraphQL type `<name>Correction`: what a correction or cancellation came to. */
export function datedCorrectionOf<Class extends PeriodClass>(name: string, period: () => Class) {
  @ObjectType(`${name}Correction`, {
    simpleResolvers: true,
    description: '更正或取消的结果；试算的相同。What a correction came to, or would.',
  })
  class Correction {
    @Field(() => [period()], { description: '更正后的各时期，自旧至新。The periods afterwards, oldest first.' })
    readonly periods!: readonly InstanceType<Class>[];

    @Field(() => [ChangedDays], { description: '有变化的日子。Days of which something else is said than before.' })
    readonly changedDays!: readonly Period[];

    @Field(() => [TouchedByCorrection], { description: '涉及的事项。What there is of those days.' })
    readonly touched!: readonly Touched[];

    @Field(() => [UserError], { description: '错误；为空表示已更正。What is wrong; empty when it was done.' })
    readonly userErrors!: readonly UserError[];
  }
  return Correction;
}
