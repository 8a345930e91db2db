/** 重大治安、安全隐患等 (U5). */
export const dangerKinds = { PUBLIC_SECURITY: 'PUBLIC_SECURITY', SAFETY: 'SAFETY', OTHER: 'OTHER' } as const;

const labels: Readonly<Record<keyof typeof dangerKinds, string>> = {
  PUBLIC_SECURITY: '治安隐患',
  SAFETY: '安全隐患',
  OTHER: '隐患',
};

interface Danger {
  readonly dangerKind: keyof typeof dangerKinds;
  readonly place: string;
}

/** `安全隐患（岳阳镇南街3号）` */
export const titleOf = ({ dangerKind, place }: Danger): string => `${labels[dangerKind]}（${place}）`;
