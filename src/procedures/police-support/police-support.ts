export const obstructionKinds = { OBSTRUCTION: 'OBSTRUCTION', VIOLENCE: 'VIOLENCE' } as const;
/** What happens to officers who enforce (A7). */
export type ObstructionKind = keyof typeof obstructionKinds;

/** What people call it, as titles write it. */
export const obstructionLabels: Readonly<Record<ObstructionKind, string>> = {
  OBSTRUCTION: '阻挠执法',
  VIOLENCE: '暴力抗法',
};

export const policeHelps = {
  EVIDENCE_FIXED: 'EVIDENCE_FIXED',
  SCENE_CONTROLLED: 'SCENE_CONTROLLED',
  OTHER: 'OTHER',
} as const;
/** How the police help where it is necessary (A7). */
export type PoliceHelp = keyof typeof policeHelps;

export const policeOutcomes = {
  PENALTY: 'PENALTY',
  CRIME: 'CRIME',
  NO_PENALTY: 'NO_PENALTY',
  NO_VIOLATION: 'NO_VIOLATION',
} as const;
/** What became of the obstruction (A8). */
export type PoliceOutcome = keyof typeof policeOutcomes;

/** The typed facts of an incident; organizations and the referral are keys, instants RFC 3339. */
export interface PoliceSupportFacts {
  readonly callerId: number;
  readonly policeId: number;
  readonly kind: ObstructionKind;
  readonly place: string;
  readonly situation: string;
  readonly occurredAt: string;
  /** Whether it goes on while the police are called. */
  readonly ongoing: boolean;
  readonly helpWanted: readonly PoliceHelp[];
  /** When the police first dealt with it. */
  readonly handledAt: string | null;
  readonly handling: string | null;
  readonly helpGiven: readonly PoliceHelp[];
  readonly outcome: PoliceOutcome | null;
  readonly result: string | null;
  /** The referral for prosecution (X), where it was crime. */
  readonly referralId: string | null;
}
