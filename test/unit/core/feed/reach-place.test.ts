import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { reachPlace } from '../../../../src/core/feed/reach-place.js';
import { waiters } from '../../../../src/core/feed/waiters.js';
import { isUnavailable } from '../../../../src/platform/database/index.js';

test('waits until the head has come there, and looks for it', async () => {
  let head = 3;
  let looks = 0;
  const { wait, moved } = waiters(() => head);
  const reached = reachPlace(5, { head: () => head, look: () => (looks += 1), wait }, 5000);
  for (const next of [4, 5]) {
    await sleep(5);
    head = next;
    moved();
  }
  await reached;
  expect(looks).toBe(2);
});

test('[F database lost] ends where the head does not move any more: whoever asked is told to come again', async () => {
  const { wait } = waiters(() => 3);
  const never = reachPlace(4, { head: () => 3, look: () => undefined, wait }, 120);
  const error: unknown = await never.catch((reason: unknown) => reason);
  expect(isUnavailable(error)).toBe(true);
});
