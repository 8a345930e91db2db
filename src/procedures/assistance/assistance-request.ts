export const supportKinds = { TECHNICAL_SUPPORT: 'TECHNICAL_SUPPORT', APPRAISAL: 'APPRAISAL' } as const;
/** What a department is asked for (A1). */
type SupportKind = keyof typeof supportKinds;

/** What people call it, as letters write it. */
export const supportLabels: Readonly<Record<SupportKind, string>> = {
  TECHNICAL_SUPPORT: '技术支撑',
  APPRAISAL: '鉴定',
};
