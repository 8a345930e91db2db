/** 重大治安、安全隐患等 (U5). */
export const dangerKinds = { PUBLIC_SECURITY: 'PUBLIC_SECURITY', SAFETY: 'SAFETY', OTHER: 'OTHER' } as const;
