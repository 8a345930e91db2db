export const obstructionKinds = { OBSTRUCTION: 'OBSTRUCTION', VIOLENCE: 'VIOLENCE' } as const;
/** What happens to officers who enforce (A7). */
export type ObstructionKind = keyof typeof obstructionKinds;

/** What people call it, as titles write it. */
export const obstructionLabels: Readonly<Record<ObstructionKind, string>> = {
  OBSTRUCTION: '阻挠执法',
  VIOLENCE: '暴力抗法',
};

/** How the police help where it is necessary (A7). */
export const policeHelps = {
  EVIDENCE_FIXED: 'EVIDENCE_FIXED',
  SCENE_CONTROLLED: 'SCENE_CONTROLLED',
  OTHER: 'OTHER',
} as const;

export const policeOutcomes = {
  PENALTY: 'PENALTY',
  CRIME: 'CRIME',
  NO_PENALTY: 'NO_PENALTY',
  NO_VIOLATION: 'NO_VIOLATION',
} as const;
/** What became of the obstruction (A8). */
export type PoliceOutcome = keyof typeof policeOutcomes;

interface Obstruction {
  readonly kind: ObstructionKind;
  readonly place: string;
}

/** `暴力抗法：岳阳镇南街3号` */
export const titleOf = ({ kind, place }: Obstruction): string => `${obstructionLabels[kind]}：${place}`;
