import { Field, ID, InputType } from 'type-graphql';
import { LocalDateScalar } from '../../platform/graphql/scalars.js';
import { CorrectionInput } from '../dated/index.js';
import { duties, type Duty } from './duty.js';

const telephone = {
  nullable: true,
  description: '电话：手机号，或带区号的固定电话，可带分机。Telephone: a mobile number, or one with its area code.',
};
const email = { nullable: true, description: '电子邮箱。E-mail.' };
const certificateNumber = {
  nullable: true,
  description: '执法证号，至多 50 字：执法人员必填。Number of the certificate, required of enforcement officers.',
};
const certificateExpiresOn = {
  nullable: true,
  description: '执法证有效期至，为有效的最后一日：执法人员必填。Last day of the certificate, required of them too.',
};
const personId = {
  nullable: true,
  description:
    '登录身份的全局标识，须为该单位在用的人员。As whom they sign in: a person of that organization with access.',
};

@InputType()
abstract class DutyPersonInput {
  @Field(() => String, {
    description:
      '姓名或岗位，至多 100 字；同名的另一人须注明以示区别。Name, at most 100 characters; a namesake says which one.',
  })
  readonly personName!: string;

  @Field(() => String, telephone)
  readonly telephone?: string | null;

  @Field(() => String, email)
  readonly email?: string | null;

  @Field(() => String, certificateNumber)
  readonly certificateNumber?: string | null;

  @Field(() => LocalDateScalar, certificateExpiresOn)
  readonly certificateExpiresOn?: string | null;

  @Field(() => ID, personId)
  readonly personId?: string | null;
}

@InputType({
  description:
    '登记任职（规则 U3）：联络人须有电话或电子邮箱。Registers that somebody holds a duty (rule U3); a liaison officer can be reached.',
})
export class AssignDutyInput extends DutyPersonInput {
  @Field(() => String, {
    nullable: true,
    description: '单位代码，不填为本单位；他单位的由县政府登记。Code of the organization; one’s own if not given.',
  })
  readonly organizationCode?: string | null;

  @Field(() => duties, { description: '职责。The duty.' })
  readonly duty!: Duty;

  @Field(() => LocalDateScalar, { description: '任职首日，该单位当日须存续。First day; the organization exists then.' })
  readonly validFrom!: string;

  @Field(() => String, { description: '依据，至多 500 字。What it rests on.' })
  readonly basis!: string;
}

@InputType({ description: '接任者：自离任之日起任同一职责。Who holds the same duty from that day on.' })
export class DutySuccessorInput extends DutyPersonInput {}

@InputType({ description: '登记离任（规则 U3），可同时登记接任者。Ends a duty (rule U3), and names who takes over.' })
export class EndDutyInput {
  @Field(() => ID, { description: '任职的全局标识。Global id of the holder.' })
  readonly dutyId!: string;

  @Field(() => LocalDateScalar, {
    description:
      '任职止日，自该日起不再担任，接任者自该日起担任。First day without it, and the first of the successor.',
  })
  readonly validTo!: string;

  @Field(() => String, { description: '依据，至多 500 字。What it rests on.' })
  readonly basis!: string;

  @Field(() => DutySuccessorInput, {
    nullable: true,
    description: '接任者；当日已任此职责的，只记其接任。Who takes over; whoever holds the duty already begins nothing.',
  })
  readonly successor?: DutySuccessorInput | null;
}

@InputType()
abstract class DutyNamedInput extends CorrectionInput {
  @Field(() => ID, { description: '任职的全局标识。Global id of the holder.' })
  readonly dutyId!: string;

  @Field(() => LocalDateScalar, { description: '任职首日：须更正的时期现登记的首日。First day, as it is told now.' })
  readonly validFrom!: string;
}

@InputType({
  description:
    '更正任职（规则 U3）；未填的各项不变，空文本为删去。Puts a term right (rule U3); what is not given stays, an empty text takes out.',
})
export class CorrectDutyInput extends DutyNamedInput {
  @Field(() => LocalDateScalar, { nullable: true, description: '更正后的首日。The right first day.' })
  readonly correctedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '更正后的止日。The right first day after it.' })
  readonly validTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: '尚在任：true 为撤回已登记的离任。Takes the end back.' })
  readonly withoutEnd?: boolean | null;

  @Field(() => String, { nullable: true, description: '姓名或岗位，至多 100 字。The right name.' })
  readonly personName?: string | null;

  @Field(() => String, telephone)
  readonly telephone?: string | null;

  @Field(() => String, email)
  readonly email?: string | null;

  @Field(() => String, certificateNumber)
  readonly certificateNumber?: string | null;

  @Field(() => LocalDateScalar, certificateExpiresOn)
  readonly certificateExpiresOn?: string | null;

  @Field(() => ID, personId)
  readonly personId?: string | null;

  @Field(() => String, { nullable: true, description: '依据，至多 500 字。What it rests on.' })
  readonly basis?: string | null;

  @Field(() => String, { nullable: true, description: '离任依据，至多 500 字。What its end rests on.' })
  readonly endBasis?: string | null;
}

@InputType({
  description:
    '取消任职（规则 U3）：尚未任职，或不应登记。Takes a term out that will not be, or should never have been told.',
})
export class CancelDutyInput extends DutyNamedInput {}
