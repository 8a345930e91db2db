import { Field, ID, InputType } from 'type-graphql';
import { OpeningInput, ProceedingFilter, StepInputType } from '../../../core/proceedings/index.js';
import { LocalDateScalar } from '../../../platform/graphql/scalars.js';
import { bulletinStates } from './bulletin.graphql.js';

@InputType({ description: '起草工作简报（规则 J5）。Drafts a bulletin (rule J5).' })
export class DraftBulletinInput extends OpeningInput {
  @Field(() => LocalDateScalar, { description: '起始日（含）。First day of the period.' })
  readonly periodFrom!: string;

  @Field(() => LocalDateScalar, { description: '截止日（含）。Last day of the period.' })
  readonly periodTo!: string;

  @Field(() => String, { nullable: true, description: '期号，由办公室编排。Issue number, as the office numbers them.' })
  readonly issueNumber?: string | null;
}

@InputType({ description: '办理工作简报的一步。A step in the handling of a bulletin.' })
export class BulletinStepInput extends StepInputType {
  @Field(() => ID, { description: '工作简报的标识。The bulletin.' })
  readonly bulletinId!: string;
}

@InputType({ description: '修改工作简报（规则 J5）。Edits a bulletin (rule J5).' })
export class ReviseBulletinInput extends BulletinStepInput {
  @Field(() => String, { nullable: true, description: '标题，不填则不变。Title; unchanged if not given.' })
  readonly title?: string | null;

  @Field(() => String, { description: '内容，必填，至多 20000 字。Content, required.' })
  readonly content!: string;

  @Field(() => String, { nullable: true, description: '期号，不填则不变。Issue number; unchanged if not given.' })
  readonly issueNumber?: string | null;
}

@InputType({ description: '工作简报的筛选条件，各项同时满足。Filter of bulletins; all conditions hold.' })
export class BulletinFilter extends ProceedingFilter {
  @Field(() => [bulletinStates], { nullable: true, description: '状态，任一即可。Any of these states.' })
  readonly states?: (keyof typeof bulletinStates)[] | null;
}
