import { freshKey } from './inputs.js';

/** A valid call of officers of 岳阳镇; change what a test is about. */
export function policeInput(changes: object = {}) {
  return {
    idempotencyKey: freshKey(),
    kind: 'OBSTRUCTION',
    place: '岳阳镇城关砂石场',
    situation: '当事人以车辆堵住出口，不许执法人员离开。',
    occurredAt: new Date(Date.now() - 60_000).toISOString(),
    ongoing: true,
    ...changes,
  };
}
