import type { CalendarBasis } from '../../kernel/calendar.js';

export const supportKinds = { TECHNICAL_SUPPORT: 'TECHNICAL_SUPPORT', APPRAISAL: 'APPRAISAL' } as const;
/** What a department is asked for (A1). */
export type SupportKind = keyof typeof supportKinds;

/** What people call it, as letters write it. */
export const supportLabels: Readonly<Record<SupportKind, string>> = {
  TECHNICAL_SUPPORT: '技术支撑',
  APPRAISAL: '鉴定',
};

/** The typed facts of a request for assistance; organizations are keys, instants RFC 3339. */
export interface AssistanceRequestFacts {
  readonly requesterId: number;
  /** Null while only the need is registered. */
  readonly recipientId: number | null;
  readonly supportKind: SupportKind;
  /** The violation that is to be established. */
  readonly matter: string;
  /** What exactly is needed. */
  readonly need: string | null;
  readonly neededSince: string | null;
  readonly urgent: boolean;
  readonly evidenceAtRisk: boolean;
  readonly onSiteReason: string | null;
  readonly requestedAt: string | null;
  /** When opinion and evidence are due (A2), as extended (A4). */
  readonly dueAt: string | null;
  readonly dueBasis: CalendarBasis | null;
  readonly extendedAt: string | null;
  readonly extensionReason: string | null;
  /** When officers were first on site (A3). */
  readonly onSiteAt: string | null;
  readonly onSiteHandling: string | null;
  readonly opinion: string | null;
  readonly answeredAt: string | null;
  readonly declineReason: string | null;
  readonly usedAsEvidence: boolean | null;
}
