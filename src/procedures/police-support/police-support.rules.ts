import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { PoliceOutcome } from './police-support.js';

/** The code of the public security bureau in the county's register. */
export const policeCode = 'gaj';

/** Who enforces and may be obstructed. */
const mayCall = ['TOWNSHIP', 'DEPARTMENT'];

/** A7: those who enforce call the police, who do not call themselves. */
export function checkCaller({ kind, code }: { readonly kind: string; readonly code: string }): Refusal[] {
  return mayCall.includes(kind) && code !== policeCode
    ? []
    : [refusal([], 'WRONG_PARTY', '由乡镇或县直部门请求公安部门配合', 'A7')];
}

/** A8: prosecution takes the way of Mech 三(七): what is linked is a referral, and only crime is referred. */
export function checkReferral(outcome: PoliceOutcome, procedure: string): Refusal[] {
  if (outcome !== 'CRIME') return [refusal('referralId', 'INVALID', '仅构成犯罪的可关联涉嫌犯罪案件移送', 'A8')];
  return procedure === 'CRIMINAL_REFERRAL'
    ? []
    : [refusal('referralId', 'INVALID', '所关联的须为涉嫌犯罪案件移送', 'A8')];
}
