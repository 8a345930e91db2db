export const trainingKinds = { PLACEMENT: 'PLACEMENT', COURSE: 'COURSE', EXAMINATION: 'EXAMINATION' } as const;
/** How townships are trained (A6). */
export type TrainingKind = keyof typeof trainingKinds;
