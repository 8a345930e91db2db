import { refusal } from '../../../kernel/refusal.js';
import { partyKeysOf, readOfProcedure, readProceedings } from '../../../core/proceedings/index.js';
import type { Named, NamingScope } from '../../../core/records/index.js';
import { maySee } from '../../../core/visibility/index.js';
import type { PenaltyDecisionFields } from '../penalty-decision.js';
import { checkCase, keyOfCase } from './case.rules.js';

type Naming = Partial<Pick<PenaltyDecisionFields, 'caseId'>>;

/**
 * S3: the case that a decision names, in one statement. What stands stays, whatever became of the case since; null where the request says
 * nothing of a case, or takes away none.
 */
export function readNamedCase(scope: NamingScope, { caseId }: Naming, standing: Naming | null): Promise<Named> | null {
  if (caseId === undefined) return null;
  const stood = standing?.caseId ?? null;
  if (stood === null) return caseId === null ? null : readNewCase(scope, caseId);
  return caseId === null || keyOfCase(caseId) === stood ? readStandingCase(scope, stood) : readNewCase(scope, caseId);
}

async function readNewCase({ hub, viewer, session }: NamingScope, caseId: string): Promise<Named> {
  const { organization } = viewer;
  const own = [organization.key];
  const procedure = [...hub.procedures.values()].find(({ ids }) => ids.keyOf(caseId) !== null);
  if (!procedure) return { refusals: checkCase(organization.key, null), audience: own };
  if (!procedure.endedOtherwise) {
    const message = '只能填写投诉举报、案件移送、联合执法或行政处罚移送';
    return { refusals: [refusal('caseId', 'INVALID', message, 'S3')], audience: own };
  }
  const key = procedure.ids.keyOf(caseId) ?? '';
  const row = (await readOfProcedure(hub, procedure, [key], session)).get(key);
  if (!row || !maySee(row.audience, organization)) {
    return { refusals: checkCase(organization.key, null), audience: own };
  }
  const found = { parties: partyKeysOf(procedure, row), endedOtherwise: procedure.endedOtherwise(row) };
  return { refusals: checkCase(organization.key, found), audience: row.audience };
}

async function readStandingCase({ hub, viewer, session }: NamingScope, key: string): Promise<Named> {
  const row = (await readProceedings(hub, [key], session)).get(key);
  return { refusals: [], audience: row?.audience ?? [viewer.organization.key] };
}
