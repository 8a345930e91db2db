/** Whether a case was sent within the clock of T4, T5 or T6: late is flagged, never refused. */
export const transferTimeliness = { IN_TIME: 'IN_TIME', LATE: 'LATE' } as const;
export type TransferTimeliness = keyof typeof transferTimeliness;

/** How a case ended. */
export const caseOutcomes = {
  PENALTY: 'PENALTY',
  NO_PENALTY: 'NO_PENALTY',
  NO_VIOLATION: 'NO_VIOLATION',
  REFERRED: 'REFERRED',
} as const;

/** `擅自占用城市道路（古县某建材有限公司）` */
export function titleOf({
  causeOfCase,
  partyName,
}: {
  readonly causeOfCase: string;
  readonly partyName?: string | null | undefined;
}): string {
  return `${causeOfCase}${partyName ? `（${partyName}）` : ''}`;
}
