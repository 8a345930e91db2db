import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { transferInput } from '../../harness/builders/transfer.js';

const clock = movingClock('2024-02-01T09:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  await history();
});
afterAll(() => hub.close());

const api = { field: 'caseTransfer' };

async function send(from: string, discoveredAt: string, sentAt: string, changes: object = {}): Promise<string> {
  clock.moveTo(sentAt);
  const input = transferInput({ discoveredAt, ...changes });
  return proceedingOf(await askStep(hub, from, api, { mutation: 'sendCaseTransfer' }, input)).id;
}
async function step(organization: string, mutation: string, caseTransferId: string, input: object = {}) {
  const named = input && 'reason' in input ? { mutation } : { mutation, type: 'CaseTransferStepInput' };
  await askStep(hub, organization, api, named, { idempotencyKey: freshKey(), caseTransferId, ...input });
}

/** Two townships send cases in the first two months of 2024; the Spring Festival lies between some. */
async function history(): Promise<void> {
  // Three working days: 8 and 9 February and, the holidays over, Sunday the 18th, which is worked.
  const one = await send('141025100', '2024-02-07T09:00:00.000+08:00', '2024-02-18T10:00:00.000+08:00');
  await step('zrzy', 'acceptCaseTransfer', one);
  // Late by a day: four working days.
  const two = await send('141025100', '2024-02-19T09:00:00.000+08:00', '2024-02-23T09:00:00.000+08:00');
  await step('zrzy', 'returnCaseTransfer', two, { reason: '不属于本局管辖' });
  const urgent = { urgent: true, urgencyReason: '即将灭失' };
  await send('141025100', '2024-03-01T09:00:00.000+08:00', '2024-03-01T10:00:00.000+08:00', urgent);
  await send('141025101', '2024-03-05T09:00:00.000+08:00', '2024-03-05T10:00:00.000+08:00', { toCode: 'nync' });
}

interface Row {
  readonly organization: { readonly code: string } | null;
  readonly month: string | null;
  readonly halfYear: string | null;
  readonly compared: { readonly sent: number } | null;
}

async function ask(organization: string, groupBy: string[], roles: Role[] = ['ANALYST'], compareWith?: string) {
  const { data, errors } = await graphql<{ transferStatistics: { scope: string; rows: Row[] } }>(
    hub.url,
    await hub.token(organization, roles),
    `
      query ($groupBy: [ProceedingDimension!]!, $compareWith: PeriodComparison) {
        transferStatistics(
          period: { from: "2024-01-01", to: "2024-06-30" }
          groupBy: $groupBy
          compareWith: $compareWith
        ) {
          asOf
          cursor
          scope
          rows {
            organization {
              code
            }
            month
            halfYear
            sent
            inTime
            urgent
            inTimeRate
            medianWorkingDays
            accepted
            returned
            concluded
            compared {
              sent
            }
          }
        }
      }
    `,
    { groupBy, compareWith },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.transferStatistics;
}

describe('[T4] [T5] [T6] figures of case transfers', () => {
  test('count those that one is a party of, by organization and month, working days as the calendar has them', async () => {
    const { scope, rows } = await ask('zrzy', ['ORGANIZATION', 'MONTH']);
    expect(scope).toBe('OWN');
    const february = { month: '2024-02', sent: 2, inTime: 1, urgent: 0, inTimeRate: 0.5, medianWorkingDays: 3.5 };
    expect(rows).toEqual([
      expect.objectContaining({
        ...february,
        organization: { code: '141025100' },
        accepted: 1,
        returned: 1,
        concluded: 0,
      }),
      expect.objectContaining({ month: '2024-03', sent: 1, inTime: 1, urgent: 1, inTimeRate: 1, medianWorkingDays: 0 }),
    ]);
  });

  test('are those of the whole county for whoever oversees it, and tell of nothing for a stranger', async () => {
    for (const [organization, role] of [
      ['sfj', 'CONFERENCE_OFFICE'],
      ['xzf', 'COUNTY_GOVERNMENT'],
    ] as const) {
      const { scope, rows } = await ask(organization, [], [role]);
      expect([scope, rows]).toMatchObject(['COUNTY', [{ sent: 4, inTime: 3, accepted: 1, returned: 1 }]]);
    }
    expect((await ask('lyj', [])).rows).toMatchObject([{ sent: 0, inTimeRate: null, medianWorkingDays: null }]);
  });

  test('are compared by half-years', async () => {
    const { rows } = await ask('zrzy', ['HALF_YEAR'], ['ANALYST'], 'PREVIOUS_PERIOD');
    expect(rows).toMatchObject([{ halfYear: '2024-H1', sent: 3, compared: null }]);
  });

  test('are a table', async () => {
    const response = await fetch(
      `${hub.url}/export/transferStatistics.csv?period.from=2024-01-01&period.to=2024-06-30&groupBy=MONTH`,
      { headers: { authorization: `Bearer ${await hub.token('zrzy', ['ANALYST'])}` } },
    );
    expect([response.status, (await response.text()).trimEnd().split('\r\n').length]).toEqual([200, 3]);
  });
});
