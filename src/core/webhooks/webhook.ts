import { globalIds } from '../../kernel/global-id.js';
import type { ChangeFilter } from '../changes/index.js';
import type { Hub } from '../hub.js';

export const webhookIds = globalIds('webhook_');

export const webhookStates = { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED', FAILED: 'FAILED' } as const;
export type WebhookState = keyof typeof webhookStates;

/** Why nothing is posted any more. */
export const stopReasons = {
  REQUESTED: 'REQUESTED',
  GONE: 'GONE',
  NOT_DELIVERED: 'NOT_DELIVERED',
  CURSOR_EXPIRED: 'CURSOR_EXPIRED',
  DOCUMENT_INVALID: 'DOCUMENT_INVALID',
  ACCESS_ENDED: 'ACCESS_ENDED',
} as const;
export type StopReason = keyof typeof stopReasons;

/** The same as people are told, with what helps. */
export const stopReasonTexts: Readonly<Record<StopReason, string>> = {
  REQUESTED: '本单位已暂停',
  GONE: '接收地址答复410，不再接收；更换地址后恢复',
  NOT_DELIVERED: '在规定期限内始终未能送达；接收地址可用后恢复',
  CURSOR_EXPIRED: '未推送的变更已按保存期限清除；重新取得数据并指定位置后恢复',
  DOCUMENT_INVALID: '订阅文档在平台新版本中不再有效；修改文档后恢复',
  ACCESS_ENDED: '单位已撤销或该系统已停用',
};

/** A webhook as its table has it; instants are RFC 3339. */
export interface WebhookRow {
  readonly key: string;
  readonly organizationId: number;
  /** The person (a system) in whose name it reads. */
  readonly systemId: number;
  readonly name: string;
  readonly url: string;
  readonly filter: ChangeFilter;
  /** Null: CloudEvents. */
  readonly document: string | null;
  /** As PostgreSQL writes bytes: `\x…`. */
  readonly secretSealed: string;
  readonly formerSecretSealed: string | null;
  readonly formerSecretEndsAt: string | null;
  readonly state: WebhookState;
  readonly stopReason: StopReason | null;
  /** Place in the log up to which nothing more is to be sent. */
  readonly position: number;
  /** Place of the last change that the receiver has taken. */
  readonly sentPosition: number;
  readonly revision: number;
  /** How often the change that is next was sent in vain. */
  readonly attempts: number;
  readonly failingSince: string | null;
  readonly retryAt: string | null;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly testedAt: string | null;
  readonly createdAt: string;
}

/** The same as resolvers return it. */
export interface Webhook extends Pick<
  WebhookRow,
  'key' | 'name' | 'url' | 'filter' | 'document' | 'state' | 'stopReason' | 'failingSince' | 'retryAt' | 'createdAt'
> {
  readonly id: string;
  readonly cursor: string;
  readonly lag: number;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly formerSecretEndsAt: string | null;
}

export function presentWebhook(row: WebhookRow, { feed, clock }: Pick<Hub, 'feed' | 'clock'>): Webhook {
  const { position, formerSecretEndsAt: endsAt } = row;
  return {
    ...row,
    id: webhookIds.of(row.key),
    cursor: feed.cursor(position),
    lag: Math.max(0, feed.head() - position),
    formerSecretEndsAt: endsAt !== null && holdsUntil(endsAt, clock) ? endsAt : null,
  };
}

export function holdsUntil(endsAt: string, clock: Hub['clock']): boolean {
  return Date.parse(endsAt) > clock.now().epochMilliseconds;
}
