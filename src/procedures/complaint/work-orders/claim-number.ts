import { refusal } from '../../../kernel/refusal.js';
import type { StepContext } from '../../../core/proceedings/index.js';
import { RefusedTogether } from '../../../core/requests/index.js';
import type { ComplaintFacts } from '../complaint.facts.js';
import { toldFields, type RegistrationTold } from './told-fields.js';
import { takeNumber } from './work-order.sql.js';

/**
 * A number of another system stands for one complaint of the hub, whoever registers it: of two that come at once the database takes one.
 * @throws RefusedTogether
 */
export async function claimNumber(
  { hub, session, row }: StepContext<ComplaintFacts>,
  input: RegistrationTold,
): Promise<void> {
  const { externalSystem: system, externalNumber: number, key } = row;
  if (system === null || number === null) return;
  if (await takeNumber(session, { system, number }, { key, told: toldFields(hub.sealing, input) })) return;
  throw new RefusedTogether([refusal('externalNumber', 'ALREADY_EXISTS', '此来源系统的此编号工单已登记')]);
}
