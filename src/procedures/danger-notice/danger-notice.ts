export const dangerKinds = { PUBLIC_SECURITY: 'PUBLIC_SECURITY', SAFETY: 'SAFETY', OTHER: 'OTHER' } as const;
/** 重大治安、安全隐患等 (U5). */
export type DangerKind = keyof typeof dangerKinds;

/** The typed facts of a danger notice; organizations are keys, instants RFC 3339. */
export interface DangerNoticeFacts {
  readonly finderId: number;
  readonly notifiedId: number;
  /** The county government, once the matter was reported to it (U7). */
  readonly countyId: number | null;
  readonly dangerKind: DangerKind;
  readonly place: string;
  readonly description: string;
  readonly discoveredAt: string;
  /** Until when officers must be sent (U6); from then on silence is a refusal without reasons (U7). */
  readonly dispatchDueAt: string;
  readonly dispatchedAt: string | null;
  readonly dispatchRecord: string | null;
  readonly refusalReason: string | null;
  readonly escalatedAt: string | null;
  readonly instruction: string | null;
  readonly result: string | null;
}
