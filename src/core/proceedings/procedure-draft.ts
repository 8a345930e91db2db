import type { OfficialDocument } from '../../platform/official-document/index.js';
import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Material, TakenStep } from './proceeding.js';
import type { ProceedingRow } from './procedure.js';

/** What a draft may be written from. */
export interface DraftMaterial<Facts extends object> {
  readonly hub: Hub;
  readonly row: ProceedingRow<Facts>;
  readonly steps: readonly TakenStep[];
  readonly materials: readonly Material[];
  /** Reads what else the viewer may see. */
  readonly session: Session;
  /** Whose document it is. */
  readonly viewer: Viewer;
}

/** An official document that a procedure calls for, as a draft for the office to finish: no seal, no invented number. */
export interface ProcedureDraft<Facts extends object = object> {
  /** Part of its address, e.g. `transfer-letter`. */
  readonly name: string;
  /** 涉嫌违法案件移送函. */
  readonly label: string;
  /** Parties whose document it is; everybody who sees the proceeding if not given. */
  readonly by?: readonly string[];
  /** Null while there is nothing to write yet. */
  write(from: DraftMaterial<Facts>): OfficialDocument | null | Promise<OfficialDocument | null>;
  /** Whether there is something to write; for a draft that reads more, so that a list of proceedings need not. */
  isReady?(from: Pick<DraftMaterial<Facts>, 'row' | 'viewer'>): boolean;
}

/** What came until a step was taken, or with it: what is added later is in no letter that has gone. All of it before that. */
export function materialsUntil(
  step: string,
  { steps, materials }: Pick<DraftMaterial<object>, 'steps' | 'materials'>,
): readonly Material[] {
  const taken = steps.findLast((each) => each.step === step);
  return taken ? materials.filter(({ revision }) => revision <= taken.revision) : materials;
}
