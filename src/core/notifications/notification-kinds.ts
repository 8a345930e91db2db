/** What people are told of. */
export const notificationKinds = {
  NEW_FOR_ME: 'NEW_FOR_ME',
  DUE_SOON: 'DUE_SOON',
  OVERDUE: 'OVERDUE',
  URGED: 'URGED',
  STALLED_CONSUMER: 'STALLED_CONSUMER',
} as const;
export type NotificationKind = keyof typeof notificationKinds;

export const kindNames: Readonly<Record<NotificationKind, string>> = {
  NEW_FOR_ME: '新到本单位',
  DUE_SOON: '即将到期',
  OVERDUE: '已逾期',
  URGED: '催办',
  STALLED_CONSUMER: '系统接收停滞',
};

/** How people are told. */
export const notificationChannels = {
  IN_PAGE: 'IN_PAGE',
  EMAIL: 'EMAIL',
  WECOM: 'WECOM',
  DINGTALK: 'DINGTALK',
} as const;
export type NotificationChannel = keyof typeof notificationChannels;

/** Channels that reach somebody who is not looking at the page. */
export type MessageChannel = Exclude<NotificationChannel, 'IN_PAGE'>;
export const messageChannels: readonly MessageChannel[] = ['EMAIL', 'WECOM', 'DINGTALK'];

export const channelNames: Readonly<Record<NotificationChannel, string>> = {
  IN_PAGE: '站内',
  EMAIL: '电子邮件',
  WECOM: '企业微信',
  DINGTALK: '钉钉',
};

/** What becomes of a message. */
export const messageStates = {
  WAITING: 'WAITING',
  SENDING: 'SENDING',
  SENT: 'SENT',
  FAILED: 'FAILED',
  UNCERTAIN: 'UNCERTAIN',
} as const;
export type MessageState = keyof typeof messageStates;

/** Why a message did not arrive, as the database keeps it and people are told. */
export const messageFaults = {
  NO_ADDRESS: '没有可用的地址',
  NOT_CONFIGURED: '平台尚未配置此渠道',
  REFUSED: '对方拒收：地址有误或已停用',
  NOT_REACHED: '多次未能送达对方服务器',
  NOT_ALLOWED: '地址不在允许的范围内',
  INTERRUPTED: '发送时中断，是否送达不明，不再重发',
} as const;
export type MessageFault = keyof typeof messageFaults;
