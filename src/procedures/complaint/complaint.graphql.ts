import { Field, InputType, ObjectType } from 'type-graphql';
import { ForPersonalNumber } from '../../core/personal-data/index.js';
import { sharingScopes, type SharingScope } from '../../core/records/index.js';

@ObjectType('Complainant', {
  simpleResolvers: true,
  description: '投诉举报人，只有办理单位可以查阅。Who complained; only whoever handles the complaint reads it.',
})
export class ComplainantType {
  @Field(() => String, { description: '姓名。Name.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: '联系方式。Telephone or address.' })
  readonly contact!: string | null;

  @Field(() => String, { nullable: true, description: '公民身份号码。Citizen number.' })
  readonly citizenNumber!: string | null;
}

@InputType({
  description:
    '投诉举报人，密封保存，只有办理单位可以查阅。Who complained: sealed, for the handling organization only.',
})
export class ComplainantInput {
  @Field(() => String, { description: '姓名，2 至 100 字。Name.' })
  readonly name!: string;

  @ForPersonalNumber()
  @Field(() => String, { nullable: true, description: '联系方式。Telephone or address.' })
  readonly contact?: string | null;

  @ForPersonalNumber()
  @Field(() => String, { nullable: true, description: '公民身份号码。Citizen number.' })
  readonly citizenNumber?: string | null;
}

@InputType({
  description:
    '投诉举报办理情况的共享范围（规则 S7）；各方不论范围均可见。Who may see how a complaint is handled (rule S7); its parties always may.',
})
export class ComplaintSharingInput {
  @Field(() => sharingScopes, { description: '共享范围。Who may see it.' })
  readonly scope!: SharingScope;

  @Field(() => [String], {
    nullable: true,
    description:
      '指定单位代码，共享范围为指定单位时填写。Codes of the organizations when the scope is NAMED_ORGANIZATIONS.',
  })
  readonly organizationCodes?: string[] | null;
}
