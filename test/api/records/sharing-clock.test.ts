import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../src/kernel/clock.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let now = '2026-11-23T15:00:00.000+08:00';
const clock: Clock = { now: () => Temporal.Instant.from(now) };
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

async function publishAt(shared: string, formed: string) {
  now = shared;
  const { record, userErrors } = await mutate(
    hub,
    'scjg',
    publishOther,
    otherInput({ sharing: sharing('某信息', formed) }),
  );
  expect(userErrors).toEqual([]);
  return record;
}

const registerPending = `mutation ($input: RegisterPendingRecordInput!) {
  registerPendingRecord(input: $input) { record { id timeliness dueAt revision } change { cursor } userErrors { path code message rule } }
}`;
const extend = `mutation ($input: ExtendSharingInput!) {
  extendSharing(input: $input) { record { id timeliness dueAt revision } change { cursor } userErrors { path code message rule } }
}`;

async function register(formed: string): Promise<string> {
  now = formed;
  const input = { idempotencyKey: freshKey(), category: 'OTHER_INFORMATION', title: '某信息', formedAt: formed };
  const { record } = await mutate(hub, 'scjg', registerPending, input);
  expect(record?.timeliness).toBe('AWAITED');
  return record?.id ?? '';
}

async function extendAt(at: string, recordId: string, until: string, explanation = '需汇总核对') {
  now = at;
  return mutate(hub, 'scjg', extend, { recordId, reason: 'COLLATING', explanation, until });
}

describe('the sharing clock', () => {
  test('[S10] a record is due at 24:00 in Asia/Shanghai of the day it was formed', async () => {
    expect((await publishAt('2026-11-23T10:00:00.000+08:00', '2026-11-23T00:00:00.000+08:00'))?.dueAt).toBe(
      '2026-11-24T00:00:00.000+08:00',
    );
    expect((await publishAt('2026-11-23T16:00:00Z', '2026-11-23T15:59:59.999Z'))?.dueAt).toBe(
      '2026-11-24T00:00:00.000+08:00',
    );
  });

  test('[S10] shared before 24:00 of that day it is SAME_DAY, at 24:00 and later it is LATE and accepted', async () => {
    const formed = '2026-11-23T09:00:00.000+08:00';
    expect((await publishAt('2026-11-23T23:59:59.999999+08:00', formed))?.timeliness).toBe('SAME_DAY');
    expect((await publishAt('2026-11-24T00:00:00.000+08:00', formed))?.timeliness).toBe('LATE');
    expect((await publishAt('2027-06-01T00:00:00.000+08:00', formed))?.timeliness).toBe('LATE');
  });

  test('[S10] the day of formation counts on a holiday as well', async () => {
    expect((await publishAt('2026-10-02T08:00:00.000+08:00', '2026-10-01T09:00:00.000+08:00'))?.timeliness).toBe(
      'LATE',
    );
    expect((await publishAt('2026-10-01T21:00:00.000+08:00', '2026-10-01T09:00:00.000+08:00'))?.timeliness).toBe(
      'SAME_DAY',
    );
  });

  test('[S11] shared within an extension it is EXTENDED, after it LATE', async () => {
    for (const [shared, timeliness] of [
      ['2026-11-25T23:59:59.000+08:00', 'EXTENDED'],
      ['2026-11-26T00:00:00.000+08:00', 'LATE'],
    ] as const) {
      const id = await register('2026-11-23T09:00:00.000+08:00');
      const { record } = await extendAt('2026-11-23T18:00:00.000+08:00', id, '2026-11-25');
      expect(record?.dueAt).toBe('2026-11-26T00:00:00.000+08:00');
      now = shared;
      const completed = await mutate(hub, 'scjg', publishOther, otherInput({ sharing: { pendingRecordId: id } }));
      expect(completed).toMatchObject({ record: { id, timeliness }, userErrors: [] });
    }
  });

  test('a registered record is completed with texts as long as those of any other', async () => {
    const id = await register('2026-11-23T09:00:00.000+08:00');
    const completion = otherInput({ sharing: { pendingRecordId: id }, summary: '长'.repeat(20_000) });
    expect((await mutate(hub, 'scjg', publishOther, completion)).userErrors).toEqual([]);
  });

  test('[S11] an extension after the record is due is refused', async () => {
    const id = await register('2026-11-23T09:00:00.000+08:00');
    const { userErrors } = await extendAt('2026-11-24T00:00:00.000+08:00', id, '2026-11-25');
    expect(userErrors).toMatchObject([{ path: ['recordId'], code: 'AFTER_DEADLINE', rule: 'S11' }]);
  });

  test('[S11] an extension without a reason, not forward, or beyond ten working days is refused', async () => {
    const id = await register('2026-09-30T09:00:00.000+08:00');
    const at = '2026-09-30T12:00:00.000+08:00';
    expect((await extendAt(at, id, '2026-10-08', '  ')).userErrors).toMatchObject([
      { path: ['explanation'], code: 'REQUIRED', rule: 'S11' },
    ]);
    expect((await extendAt(at, id, '2026-09-30')).userErrors).toMatchObject([
      { path: ['until'], code: 'INVALID', rule: 'S11' },
    ]);
    // National Day 2026: 1 to 7 October are off, 10 October is worked; the tenth working day is 20 October.
    expect((await extendAt(at, id, '2026-10-21')).userErrors).toMatchObject([
      { path: ['until'], code: 'INVALID', rule: 'S11' },
    ]);
    expect((await extendAt(at, id, '2026-10-20')).userErrors).toEqual([]);
  });

  test('[S10] formed in the future is refused, within the tolerance of clocks it is not', async () => {
    now = '2026-11-23T15:00:00.000+08:00';
    const late = await mutate(
      hub,
      'scjg',
      publishOther,
      otherInput({ sharing: sharing('某信息', '2026-11-23T15:01:01.000+08:00') }),
    );
    expect(late.userErrors).toMatchObject([{ path: ['sharing', 'formedAt'], code: 'INVALID', rule: 'S10' }]);
    const tolerated = await mutate(
      hub,
      'scjg',
      publishOther,
      otherInput({ sharing: sharing('某信息', '2026-11-23T15:01:00.000+08:00') }),
    );
    expect(tolerated.userErrors).toEqual([]);
  });
});

describe('a repetition', () => {
  const yesterday = '2026-11-22T09:00:00.000+08:00';
  const formedAt = '2026-11-23T09:00:00.000+08:00';

  test.each([
    ['publication', publishOther, otherInput({ sharing: sharing('某信息', formedAt) })],
    [
      'registration',
      registerPending,
      { idempotencyKey: freshKey(), category: 'OTHER_INFORMATION', title: '某信息', formedAt },
    ],
  ])('of a %s that would be refused by now gets its first answer', async (_, mutation, input) => {
    now = '2026-11-23T15:00:00.000+08:00';
    const first = await mutate(hub, 'scjg', mutation, input);
    expect(first.userErrors).toEqual([]);
    now = yesterday;
    const anew = { ...input, idempotencyKey: freshKey() };
    expect((await mutate(hub, 'scjg', mutation, anew)).userErrors).toMatchObject([{ code: 'INVALID', rule: 'S10' }]);
    expect(await mutate(hub, 'scjg', mutation, input)).toEqual(first);
  });
});
