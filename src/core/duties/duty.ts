import type { Period } from '../../kernel/timeline.js';

/** What somebody is in an organization, as others have to know it (Mech 三(四)2). */
export const duties = {
  LIAISON_OFFICER: 'LIAISON_OFFICER',
  ENFORCEMENT_OFFICER: 'ENFORCEMENT_OFFICER',
  HEAD: 'HEAD',
  DEPUTY_HEAD: 'DEPUTY_HEAD',
} as const;

export type Duty = keyof typeof duties;

export const dutyNames: Readonly<Record<Duty, string>> = {
  LIAISON_OFFICER: '联络人',
  ENFORCEMENT_OFFICER: '执法人员',
  HEAD: '主要负责人',
  DEPUTY_HEAD: '副职负责人',
};

/** U3: of liaison officers alone the regulation speaks. */
export function ruleOf(duty: Duty): string | null {
  return duty === 'LIAISON_OFFICER' ? 'U3' : null;
}

/** A term of somebody in a duty; days are `YYYY-MM-DD`. */
export interface DutyTerm extends Period {
  readonly personName: string;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly certificateNumber: string | null;
  /** Last day of the certificate. */
  readonly certificateExpiresOn: string | null;
  /** Key of the sign-in (affiliation) of this person, where it is told. */
  readonly affiliation: number | null;
  readonly basis: string;
  readonly endBasis: string | null;
  /** Key of the holder who took over. */
  readonly successor: number | null;
}

/** A person in a duty of an organization, for good, whenever the terms are. */
export interface DutyHolder {
  readonly key: number;
  readonly organizationId: number;
  readonly duty: Duty;
}

export const dutyGlobalId = (key: number): string => `dty_${key}`;

/** The database key behind a global id; null when the text is no such id. */
export function dutyKey(globalId: string): number | null {
  const [, digits] = /^dty_([1-9]\d{0,8})$/.exec(globalId) ?? [];
  return digits === undefined ? null : Number(digits);
}
