import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startHub, type TestHub } from '../../harness/hub.js';
import { freshKey } from '../../harness/inputs.js';
import { askStep, proceedingOf } from '../../harness/proceeding.js';
import { transferInput } from '../../harness/transfer.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const api = { field: 'caseTransfer' };

async function sent(): Promise<string> {
  return proceedingOf(await askStep(hub, '141025100', api, { mutation: 'sendCaseTransfer' }, transferInput())).id;
}

function answer(mutation: string, caseTransferId: string, changes: object = {}) {
  const type = mutation === 'returnCaseTransfer' ? 'ReturnCaseTransferInput' : 'CaseTransferStepInput';
  return askStep(hub, 'zrzy', api, { mutation, type }, { idempotencyKey: freshKey(), caseTransferId, ...changes });
}

test('a step is taken however the database plans it: also once it knows that the tables are small', async () => {
  const id = await sent();
  await hub.owner.query('ANALYZE proceeding, case_transfer, proceeding_deadline');
  const { proceeding, userErrors } = await answer('receiveCaseTransfer', id);
  expect({ state: proceeding?.state, userErrors }).toEqual({ state: 'RECEIVED', userErrors: [] });
  expect(proceeding?.deadlines.filter(({ rule }) => rule === 'T11')).toMatchObject([{ status: 'MET' }]);
});

test('of steps that are taken at once one wins, and the others are told so, also when they ask again', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await sent();
    const asked = ['receiveCaseTransfer', 'acceptCaseTransfer', 'returnCaseTransfer'].map((mutation) => ({
      mutation,
      input: { idempotencyKey: freshKey(), ...(mutation === 'returnCaseTransfer' ? { reason: '不属于本局' } : {}) },
    }));
    const answers = await Promise.all(asked.map(({ mutation, input }) => answer(mutation, id, input)));
    expect(answers.filter(({ proceeding }) => proceeding !== null && proceeding.revision === 2)).toHaveLength(1);
    for (const [index, { proceeding, userErrors }] of answers.entries()) {
      if (proceeding?.revision === 2) continue;
      const { mutation, input } = asked[index] ?? { mutation: '', input: {} };
      // Whoever came too late finds the case received and may go on from there, or is refused.
      if (proceeding) expect(proceeding.revision).toBe(3);
      else expect(['PRECONDITION_FAILED', 'WRONG_STATE']).toContain(userErrors[0]?.code);
      const again = await answer(mutation, id, input);
      if (!proceeding) expect(again.userErrors[0]?.code).not.toBe('IDEMPOTENCY_CONFLICT');
    }
    const { rows } = await hub.owner.query<{ steps: number; revision: number }>(
      `SELECT p.revision, (SELECT count(*)::int FROM proceeding_step s WHERE s.proceeding_id = p.id) AS steps
       FROM proceeding p ORDER BY p.opened_at DESC LIMIT 1`,
    );
    expect(rows[0]?.steps).toBe(rows[0]?.revision);
  }
});
