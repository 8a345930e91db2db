import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';
import { sharingCategories } from '../records/index.js';
import {
  messageStates,
  notificationChannels,
  notificationKinds,
  type MessageState,
  type NotificationChannel,
  type NotificationKind,
} from './notification-kinds.js';

registerEnumType(notificationKinds, {
  name: 'NotificationKind',
  description: '通知种类。What people are told of.',
  valuesConfig: {
    NEW_FOR_ME: {
      description:
        '新到本单位：移送、转办、抄送至本单位的办理事项，符合本单位需求的信息（规则 S3）。A proceeding that has come to the organization, or a record that meets its needs (rule S3).',
    },
    DUE_SOON: { description: '即将到期：由本单位负责的时限。A deadline of the organization is near.' },
    OVERDUE: { description: '已逾期：由本单位负责的时限。A deadline of the organization is over.' },
    URGED: { description: '催办：本单位被催办。The organization is urged.' },
    STALLED_CONSUMER: {
      description:
        '系统接收停滞：本单位有系统久未回执已收到的变更，或变更推送已停止。A system of the organization has long not acknowledged what it receives, or nothing is posted to it any more.',
    },
  },
});

registerEnumType(notificationChannels, {
  name: 'NotificationChannel',
  description: '通知渠道。How people are told.',
  valuesConfig: {
    IN_PAGE: { description: '站内。In the page.' },
    EMAIL: { description: '电子邮件。E-mail.' },
    WECOM: { description: '企业微信：群机器人。A group robot of 企业微信.' },
    DINGTALK: { description: '钉钉：群机器人。A group robot of 钉钉.' },
  },
});

registerEnumType(messageStates, {
  name: 'MessageState',
  description: '消息状态。What becomes of a message.',
  valuesConfig: {
    WAITING: { description: '待发送。It waits for its time, or to be tried again.' },
    SENDING: { description: '发送中。It is being sent.' },
    SENT: { description: '已发送：对方服务器已接收。The other side has taken it.' },
    FAILED: { description: '未送达，不再发送。It did not arrive and is given up.' },
    UNCERTAIN: {
      description:
        '不明：发送时平台中断，不再重发，以免重复。The hub was stopped while it sent it: it is not sent again, so that nobody is told twice.',
    },
  },
});

@ObjectType('NotificationMessage', {
  simpleResolvers: true,
  description: '消息：通知的一次站外发送。A message that carries a notification.',
})
export class NotificationMessageType {
  @Field(() => notificationChannels, { description: '渠道。By which channel.' })
  readonly channel!: NotificationChannel;

  @Field(() => messageStates, { description: '状态。What has become of it.' })
  readonly state!: MessageState;

  @Field(() => DateTimeScalar, {
    description: '发送时间：已发送或中断的为当时，待发送的为预定。When it was or will be sent.',
  })
  readonly at!: string;

  @Field(() => String, { nullable: true, description: '未送达的原因；无则为空。Why it did not arrive, if it did not.' })
  readonly fault!: string | null;
}

@ObjectType('Notification', {
  description:
    '通知：不含姓名和内容，只有种类、编号、时限。What somebody is told: its kind, number and clock, and nothing of what is in it.',
})
export class NotificationType {
  @Field(() => ID, { description: '全局标识。Global id.' })
  readonly id!: string;

  @Field(() => notificationKinds, { description: '种类。What it is about.' })
  readonly kind!: NotificationKind;

  @Field(() => String, {
    description: '正文，与站外消息相同。The text, as messages have it.',
  })
  readonly text!: string;

  @Field(() => ID, {
    nullable: true,
    description: '对象的全局标识；系统接收停滞为空。Global id of the subject, null for a stalled system.',
  })
  readonly subjectId!: string | null;

  @Field(() => String, { nullable: true, description: '办理事项的编号。Number of the proceeding.' })
  readonly number!: string | null;

  @Field(() => sharingCategories, { nullable: true, description: '信息的类别。Category of the record.' })
  readonly category!: string | null;

  @Field(() => String, { nullable: true, description: '时限所依据的规则编号。Id of the rule that sets the deadline.' })
  readonly rule!: string | null;

  @Field(() => String, { nullable: true, description: '时限名称，如“签收”。What is due.' })
  readonly label!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '到期时间。When it is due.' })
  readonly dueAt!: string | null;

  @Field(() => DateTimeScalar, { description: '发生时间。When it happened.' })
  readonly occurredAt!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      '代何人接收：离岗人的全局标识；本人的为空。Global id of who is away and for whom it is; null for one’s own.',
  })
  readonly onBehalfOfId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: '阅读时间；未读为空。When it was read; null before.' })
  readonly readAt!: string | null;

  @Field(() => [NotificationMessageType], {
    description: '站外消息：逐个渠道的。Messages that carry it, by channel.',
  })
  readonly messages!: NotificationMessageType[];
}

export const NotificationConnection = connectionOf('Notification', () => NotificationType);

@InputType('NotificationFilter', {
  description: '通知的筛选条件，各项同时满足。Filter of notifications; all conditions hold.',
})
export class NotificationFilterInput {
  @Field(() => [notificationKinds], { nullable: true, description: '种类，任一即可。Any of these kinds.' })
  readonly kinds?: NotificationKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '是否未读：是，仅未读的；否，仅已读的。True: only what is unread; false: only what was read.',
  })
  readonly unread?: boolean | null;
}

@InputType({ description: '标记已读：列出的，或某条及更早的全部。Marks as read: those named, or all up to one.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: '通知的全局标识，至多 100 个。Global ids, at most 100.' })
  readonly notificationIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: '至此条为止：此条及更早的全部通知。Up to this one: it and all before it.',
  })
  readonly upToId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: '标记已读的结果。What was marked as read.' })
export class MarkNotificationsReadPayload {
  @Field(() => Int, { nullable: true, description: '新标为已读的条数；有错误时为空。How many were unread before.' })
  readonly markedCount!: number | null;

  @Field(() => Int, { nullable: true, description: '仍未读的条数；有错误时为空。How many are unread now.' })
  readonly unreadCount!: number | null;

  @Field(() => [UserError], { description: '错误；为空表示已标记。What is wrong; empty when it was done.' })
  readonly userErrors!: UserError[];
}
