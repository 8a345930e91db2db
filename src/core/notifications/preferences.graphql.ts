import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import {
  messageStates,
  notificationChannels,
  notificationKinds,
  type MessageState,
  type NotificationChannel,
  type NotificationKind,
} from './notification-kinds.js';

@ObjectType('NotificationChoice', {
  simpleResolvers: true,
  description: '选择：某种通知由某渠道发送。Something of a kind is told by a channel.',
})
export class NotificationChoiceType {
  @Field(() => notificationKinds, { description: '种类。The kind.' })
  readonly kind!: NotificationKind;

  @Field(() => notificationChannels, { description: '渠道。The channel.' })
  readonly channel!: NotificationChannel;
}

@ObjectType('QuietHours', { simpleResolvers: true, description: '免打扰时段：此间不发送。When nothing is sent.' })
export class QuietHoursType {
  @Field(() => String, { description: '起时，如“22:00”。From.' })
  readonly from!: string;

  @Field(() => String, {
    description: '止时，如“07:30”；早于起时的为次日。To; the next day where it is before the start.',
  })
  readonly to!: string;
}

@ObjectType('NotificationAddress', {
  simpleResolvers: true,
  description: '地址：某渠道的收件地址及其可用情况。Where messages of a channel go, and whether they arrive.',
})
export class NotificationAddressType {
  @Field(() => notificationChannels, { description: '渠道。The channel.' })
  readonly channel!: NotificationChannel;

  @Field(() => Boolean, {
    description: '平台是否已配置此渠道；否则不能发送。Whether the hub can send by it at all.',
  })
  readonly isConfigured!: boolean;

  @Field(() => String, {
    nullable: true,
    description: '收件地址，隐去密钥；未填写为空。The address without its key; null while there is none.',
  })
  readonly target!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '自何时起不能送达；可用为空。Since when it takes no messages; null while it does.',
  })
  readonly failingSince!: string | null;

  @Field(() => String, { nullable: true, description: '不能送达的原因；可用为空。Why it takes none.' })
  readonly fault!: string | null;

  @Field(() => messageStates, {
    nullable: true,
    description: '最近一条消息的状态；未曾发送为空。What became of the last message; null before the first.',
  })
  readonly lastState!: MessageState | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '最近一条消息的发送时间；未曾发送为空。When the last message was sent.',
  })
  readonly lastSentAt!: string | null;
}

@ObjectType('NotificationPreferences', {
  simpleResolvers: true,
  description: '通知设置：本人在本单位的。What somebody has chosen to be told in an organization, and how.',
})
export class NotificationPreferencesType {
  @Field(() => [NotificationChoiceType], {
    description:
      '所选的种类与渠道；未设置的，联络人默认为各种类的站内和电子邮件，其他人无。What is told how; before somebody has chosen, liaison officers are told everything in the page and by e-mail, others nothing.',
  })
  readonly choices!: NotificationChoiceType[];

  @Field(() => Boolean, { description: '是否本人已设置。Whether it was chosen, or is what holds for everybody.' })
  readonly isChosen!: boolean;

  @Field(() => [NotificationAddressType], { description: '各站外渠道的地址。Addresses by channel.' })
  readonly addresses!: NotificationAddressType[];

  @Field(() => QuietHoursType, {
    nullable: true,
    description:
      '免打扰时段；空为办公时间以外。非办公日一律不发送，其后首个办公日上班时发送。Quiet hours; null: outside of office hours. On days off nothing is sent; it is sent as offices open again.',
  })
  readonly quietHours!: QuietHoursType | null;

  @Field(() => Boolean, {
    description:
      '是否汇总：每个办公日汇总一条，时间由政策 digest-time 决定。Whether all goes in one message each working day, at the time of the policy digest-time.',
  })
  readonly digest!: boolean;

  @Field(() => Boolean, {
    description:
      '是否没有可用的渠道：收不到任何通知，站内也不显示。Whether nothing reaches them at all, not even the page.',
  })
  readonly isWithoutChannel!: boolean;
}

@InputType({ description: '选择：某种通知由某渠道发送。Something of a kind is to be told by a channel.' })
export class NotificationChoiceInput {
  @Field(() => notificationKinds, { description: '种类。The kind.' })
  readonly kind!: NotificationKind;

  @Field(() => notificationChannels, { description: '渠道。The channel.' })
  readonly channel!: NotificationChannel;
}

@InputType({ description: '免打扰时段。Quiet hours.' })
export class QuietHoursInput {
  @Field(() => String, { description: '起时，如“22:00”。From, as 22:00.' })
  readonly from!: string;

  @Field(() => String, {
    description: '止时，如“07:30”；早于起时的为次日。To; the next day where it is before the start.',
  })
  readonly to!: string;
}

@InputType({ description: '通知设置：所选的替换原有的。Sets what is told how, in place of what was chosen.' })
export class SetNotificationPreferencesInput {
  @Field(() => [NotificationChoiceInput], {
    description: '所选的种类与渠道；空为全不接收。What is told how; none: nothing.',
  })
  readonly choices!: NotificationChoiceInput[];

  @Field(() => String, {
    nullable: true,
    description:
      '电子邮箱；不填不变，空文本删去，其后用任职登记的。E-mail; left out it stays, an empty text takes it out, and that of the duty is used.',
  })
  readonly email?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '企业微信群机器人的地址；不填不变，空文本删去。平台密封保存，不再显示全文。Address of a group robot of 企业微信; it is kept sealed and not shown again.',
  })
  readonly wecomWebhook?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '钉钉群机器人的地址；不填不变，空文本删去。平台密封保存，不再显示全文。Address of a group robot of 钉钉; it is kept sealed and not shown again.',
  })
  readonly dingtalkWebhook?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '钉钉机器人的加签密钥；不填不变，空文本删去。Secret by which 钉钉 knows its messages.',
  })
  readonly dingtalkSecret?: string | null;

  @Field(() => QuietHoursInput, {
    nullable: true,
    description: '免打扰时段；不填为办公时间以外。Quiet hours; outside of office hours if left out.',
  })
  readonly quietHours?: QuietHoursInput | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '是否每个办公日汇总一条。Whether all goes in one message a day.',
  })
  readonly digest!: boolean;
}

@ObjectType({ simpleResolvers: true, description: '通知设置的结果。What holds now, or what is wrong.' })
export class NotificationPreferencesPayload {
  @Field(() => NotificationPreferencesType, {
    nullable: true,
    description: '通知设置：设置后的；有错误时为空。What holds now, null when refused.',
  })
  readonly preferences!: NotificationPreferencesType | null;

  @Field(() => [UserError], { description: '错误；为空表示已设置。What is wrong; empty when it was set.' })
  readonly userErrors!: UserError[];
}

@InputType({ description: '测试通知：向本人的某渠道发一条。Sends the viewer a message by a channel.' })
export class SendTestNotificationInput {
  @Field(() => notificationChannels, { description: '渠道，站内除外。The channel, not the page.' })
  readonly channel!: NotificationChannel;
}

@ObjectType({ simpleResolvers: true, description: '测试通知的结果。Whether it is being sent.' })
export class SendTestNotificationPayload {
  @Field(() => NotificationPreferencesType, {
    nullable: true,
    description:
      '通知设置；是否送达见其中该渠道的最近一条消息。有错误时为空。The preferences; what becomes of it is told there as the last message of the channel.',
  })
  readonly preferences!: NotificationPreferencesType | null;

  @Field(() => [UserError], { description: '错误；为空表示已交发送。What is wrong; empty when it is being sent.' })
  readonly userErrors!: UserError[];
}

@ObjectType('UnreachedPerson', {
  simpleResolvers: true,
  description: '无渠道人员：收不到任何通知的。Somebody who is to be told and whom nothing reaches.',
})
export class UnreachedPersonType {
  @Field(() => ID, {
    description:
      '人员的全局标识，未登录过的为任职的。Global id of the person, or of the duty of one who never signed in.',
  })
  readonly id!: string;

  @Field(() => String, { description: '姓名或岗位。Name of the person, or of the post.' })
  readonly name!: string;

  @Field(() => String, { description: '原因。Why.' })
  readonly reason!: string;
}
