/** What the procuratorate asks for (高检发释字〔2021〕4号). */
export const opinionKinds = { REFER_CRIME: 'REFER_CRIME', CORRECT: 'CORRECT', OTHER: 'OTHER' } as const;

/** What the addressee makes of it. */
export const opinionAnswers = {
  ADOPTED: 'ADOPTED',
  PARTLY_ADOPTED: 'PARTLY_ADOPTED',
  NOT_ADOPTED: 'NOT_ADOPTED',
} as const;

/** `检察意见：某公司非法采砂未移送` */
export const titleOf = ({ matter }: { readonly matter: string }): string => `检察意见：${matter}`;
