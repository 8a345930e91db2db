import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { transferInput } from '../../harness/builders/transfer.js';

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
  expect(proceeding?.deadlines.filter(({ rule }) => rule === 'T11')).toMatchObject([
    { status: 'MET' },
    { status: 'OPEN' },
  ]);
});

test('of steps that are taken at once each is taken or refused, never answered as taken without having been', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await sent();
    const answers = await Promise.all([
      answer('receiveCaseTransfer', id),
      answer('acceptCaseTransfer', id),
      answer('returnCaseTransfer', id, { reason: '不属于本局' }),
    ]);
    const { rows } = await hub.owner.query<{ step: string }>(
      `SELECT s.step FROM proceeding_step s
       WHERE s.proceeding_id = (SELECT id FROM proceeding ORDER BY opened_at DESC, id DESC LIMIT 1) AND s.revision > 1`,
    );
    const taken = answers.filter(({ proceeding }) => proceeding !== null);
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(taken).toHaveLength(rows.length);
    expect(new Set(taken.map(({ proceeding }) => proceeding?.revision)).size).toBe(rows.length);
    expect(codes).toHaveLength(3 - rows.length);
    expect(['PRECONDITION_FAILED', 'WRONG_STATE']).toEqual(expect.arrayContaining(codes));
  }
});
