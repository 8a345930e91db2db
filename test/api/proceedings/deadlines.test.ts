import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { eventually } from '../../harness/time/eventually.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { transferInput } from '../../harness/builders/transfer.js';

const clock = movingClock('2024-03-04T09:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const api = { field: 'caseTransfer' };

/** Lets the hub's clock look at all deadlines at a moment, and waits until it has. */
async function lookAt(moment: string): Promise<void> {
  clock.moveTo(moment);
  await hub.owner.query(`SELECT graphile_worker.add_job('tell-deadlines', job_key => 'look')`);
  await eventually(async () => {
    const { rows } = await hub.owner.query(`SELECT 1 FROM graphile_worker.jobs WHERE key = 'look'`);
    return rows.length === 0;
  });
}

/** What an organization is told of a proceeding. */
async function told(organization: string, id: string): Promise<string[]> {
  await allNumbered(hub);
  const { data } = await graphql<{ changes: { changes: { kind: string; subjectId: string }[] } }>(
    hub.url,
    await hub.token(organization),
    '{ changes(first: 500, filter: { subjectTypes: ["CaseTransfer"] }) { changes { kind subjectId } } }',
  );
  return (data?.changes.changes ?? []).filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind);
}

/** Which clocks an organization is told of. */
async function deadlinesTold(organization: string, id: string): Promise<unknown[]> {
  const { data } = await graphql<{ changes: { changes: { subjectId: string; deadline: object | null }[] } }>(
    hub.url,
    await hub.token(organization),
    `
      {
        changes(first: 500, filter: { subjectTypes: ["CaseTransfer"] }) {
          changes {
            subjectId
            deadline {
              rule
              label
              dueAt
              responsible {
                code
              }
            }
          }
        }
      }
    `,
  );
  return (data?.changes.changes ?? []).filter(({ subjectId }) => subjectId === id).map(({ deadline }) => deadline);
}

async function send(): Promise<string> {
  const input = transferInput({ discoveredAt: '2024-03-04T08:00:00.000+08:00' });
  return proceedingOf(await askStep(hub, '141025100', api, { mutation: 'sendCaseTransfer' }, input)).id;
}

describe('[T11] a clock of a proceeding', () => {
  test('tells its parties four hours of office time before it is due and when it is over, each once, and nobody else', async () => {
    clock.moveTo('2024-03-04T09:00:00.000+08:00');
    const id = await send();
    await lookAt('2024-03-06T13:29:00.000+08:00');
    expect(await told('zrzy', id)).toEqual(['STEP_TAKEN']);
    await lookAt('2024-03-06T13:30:00.000+08:00');
    await lookAt('2024-03-06T21:00:00.000+08:00');
    expect(await told('zrzy', id)).toEqual(['STEP_TAKEN', 'DUE_SOON']);
    await lookAt('2024-03-07T00:00:00.000+08:00');
    await lookAt('2024-03-08T00:00:00.000+08:00');
    expect(await told('zrzy', id)).toEqual(['STEP_TAKEN', 'DUE_SOON', 'OVERDUE']);
    expect(await told('141025100', id)).toEqual(['STEP_TAKEN', 'DUE_SOON', 'OVERDUE']);
    const receipt = {
      rule: 'T11',
      label: '签收',
      dueAt: '2024-03-07T00:00:00.000+08:00',
      responsible: { code: 'zrzy' },
    };
    expect(await deadlinesTold('141025100', id)).toEqual([null, receipt, receipt]);
    expect(await told('nync', id)).toEqual([]);
  });

  test('that was met is not told of', async () => {
    clock.moveTo('2024-03-11T09:00:00.000+08:00');
    const id = await send();
    const accept = { mutation: 'acceptCaseTransfer', type: 'CaseTransferStepInput' };
    await askStep(hub, 'zrzy', api, accept, { idempotencyKey: freshKey(), caseTransferId: id });
    await lookAt('2024-03-20T00:00:00.000+08:00');
    expect(await told('zrzy', id)).toEqual(['STEP_TAKEN', 'STEP_TAKEN']);
  });

  test('that nobody looked at in time is told of as overdue only', async () => {
    clock.moveTo('2024-03-25T09:00:00.000+08:00');
    const id = await send();
    await lookAt('2024-03-29T09:00:00.000+08:00');
    expect(await told('zrzy', id)).toEqual(['STEP_TAKEN', 'OVERDUE']);
  });

  test('stands among the deadlines of its parties, with the proceeding it belongs to, until it is met', async () => {
    clock.moveTo('2024-04-08T09:00:00.000+08:00');
    const id = await send();
    const ask = async (organization: string) => {
      const { data } = await graphql<{ deadlines: { nodes: { rule: string; status: string; subjectId: string }[] } }>(
        hub.url,
        await hub.token(organization),
        '{ deadlines(last: 100) { nodes { rule status subjectId dueAt basis responsible { code } } } }',
      );
      return data?.deadlines.nodes.filter(({ subjectId }) => subjectId === id);
    };
    const open = {
      rule: 'T11',
      status: 'OPEN',
      subjectId: id,
      dueAt: '2024-04-11T00:00:00.000+08:00',
      basis: 'ANNOUNCED',
      responsible: { code: 'zrzy' },
    };
    expect(await ask('zrzy')).toEqual([open]);
    expect(await ask('141025100')).toEqual([open]);
    expect(await ask('nync')).toEqual([]);
    const receive = { mutation: 'receiveCaseTransfer', type: 'CaseTransferStepInput' };
    await askStep(hub, 'zrzy', api, receive, { idempotencyKey: freshKey(), caseTransferId: id });
    // From then on it is the time to accept or return it that runs.
    expect(await ask('zrzy')).toEqual([{ ...open, dueAt: '2024-04-16T00:00:00.000+08:00' }]);
  });
});
