import type { TestHub } from '../hub/hub.js';
import { askStep, proceedingOf } from '../clients/proceeding.js';
import { mutate } from '../clients/publish.js';
import { recordMutations } from './category-inputs.js';
import { freshKey } from './inputs.js';
import { supervisedMatterInput } from './supervised-matter.js';
import { transferInput } from './transfer.js';

/** What lies in a county: transfers that nobody has received, tasks that nobody has reported, a record that nobody has shared. */
export async function letLie(
  hub: TestHub,
  clock: { moveTo(moment: string): void },
  transfers: readonly (readonly [moment: string, receiver: string])[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [moment, toCode] of transfers) {
    clock.moveTo(moment);
    const input = { ...transferInput({ discoveredAt: moment }), toCode };
    const sent = await askStep(hub, '141025100', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, input);
    ids.push(proceedingOf(sent).id);
  }
  const day = transfers[0]?.[0].slice(0, 10) ?? '';
  clock.moveTo(`${day}T10:00:00.000+08:00`);
  const tasks = ['zrzy', 'scjg'].map((organizationCode) => ({ organizationCode, description: '查处', dueOn: day }));
  const matter = { idempotencyKey: freshKey(), ...supervisedMatterInput(), tasks };
  proceedingOf(
    await askStep(hub, '141025100', { field: 'supervisedMatter' }, { mutation: 'openSupervisedMatter' }, matter),
  );
  const registered = { category: 'OTHER_INFORMATION', title: '待共享', formedAt: `${day}T08:00:00.000+08:00` };
  await mutate(hub, 'scjg', recordMutations.register, { idempotencyKey: freshKey(), ...registered });
  return ids;
}
