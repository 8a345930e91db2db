import { freshKey } from '../builders/inputs.js';
import { transferInput } from '../builders/transfer.js';
import { askStep } from '../clients/proceeding.js';
import type { TestHub } from '../hub/hub.js';
import type { MovingClock } from '../time/moving-clock.js';
import type { Choices } from './choices.js';

/** Who sends and who is asked. */
export const assessed = ['141025100', '141025101', 'zrzy', 'scjg'] as const;

const transfers = { field: 'caseTransfer' };
const calls = { field: 'whistleCall' };

/** Cases that are sent, received, accepted, returned and taken back, and calls that are answered or not, in time, late or never. */
export async function assessmentHistory(
  hub: TestHub,
  clock: MovingClock,
  choices: Choices,
  acts: number,
): Promise<void> {
  const sent: { readonly id: string; readonly from: string; readonly to: string }[] = [];
  const called: { readonly id: string; readonly from: string; readonly to: string }[] = [];
  for (let act = 0; act < acts; act += 1) {
    clock.moveTo(
      clock
        .now()
        .add({ minutes: choices.pick([1, 10, 180, 24 * 60, 4 * 24 * 60]) })
        .toString(),
    );
    const from = choices.pick(['141025100', '141025101']);
    const to = choices.pick(['zrzy', 'scjg']);
    const key = { idempotencyKey: freshKey() };
    if (choices.chance(25) || sent.length === 0) {
      const discoveredAt = clock.now().subtract({ hours: choices.pick([1, 200]) });
      const input = { ...transferInput({ toCode: to }), discoveredAt: discoveredAt.toString() };
      const { proceeding } = await askStep(hub, from, transfers, { mutation: 'sendCaseTransfer' }, input);
      if (proceeding) sent.push({ id: proceeding.id, from, to });
    } else if (choices.chance(20) || called.length === 0) {
      const input = { ...key, matter: '河道内有人采砂', place: '涧河大桥', calledCodes: [to] };
      const { proceeding } = await askStep(hub, from, calls, { mutation: 'callWhistle' }, input);
      if (proceeding) called.push({ id: proceeding.id, from, to });
    } else if (choices.chance(70)) {
      const { id: caseTransferId, ...of } = choices.pick(sent);
      const step = { ...key, caseTransferId };
      const plain = 'CaseTransferStepInput';
      // What may not be done at this point is refused, and changes nothing.
      await choices.pick([
        () => askStep(hub, of.to, transfers, { mutation: 'receiveCaseTransfer', type: plain }, step),
        () => askStep(hub, of.to, transfers, { mutation: 'acceptCaseTransfer', type: plain }, step),
        () => askStep(hub, of.to, transfers, { mutation: 'returnCaseTransfer' }, { ...step, reason: '不属于本局管辖' }),
        () => askStep(hub, of.from, transfers, { mutation: 'takeBackCaseTransfer', type: plain }, step),
      ])();
    } else {
      const { id: whistleCallId, ...of } = choices.pick(called);
      const step = { ...key, whistleCallId };
      await choices.pick([
        () => askStep(hub, of.to, calls, { mutation: 'reportToWhistle', type: 'WhistleCallStepInput' }, step),
        () =>
          askStep(
            hub,
            of.from,
            calls,
            { mutation: 'rateWhistleCall' },
            {
              ...{ ...step, unitCode: of.to, reason: choices.pick([null, '核对签到表']) },
              ...{ satisfied: choices.chance(50), arrivedInTime: choices.chance(50), solved: choices.chance(50) },
            },
          ),
        () => askStep(hub, of.from, calls, { mutation: 'concludeWhistleCall' }, { ...step, result: '已处置' }),
      ])();
    }
  }
}
