import { refusal, type Refusal } from '../../kernel/refusal.js';

/** X3: while crime is suspected a case ends neither by a penalty nor otherwise; it is referred, or the reasons against are told. */
export function checkSuspicion(path: string, suspicion: string | null): Refusal[] {
  return suspicion === 'SUSPECTED'
    ? [refusal(path, 'WRONG_STATE', '涉嫌犯罪尚未移送，也未说明不移送的理由，不得办结（不得以罚代刑）', 'X3')]
    : [];
}
