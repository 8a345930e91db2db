import { freshKey } from './inputs.js';

/** The three kinds of material of T9. */
export const transferMaterials = [
  { kind: 'TRANSFER_LETTER', name: '涉嫌违法案件移送函' },
  { kind: 'SOURCE_MATERIAL', name: '现场检查记录' },
  { kind: 'PRELIMINARY_EVIDENCE', name: '现场照片' },
];

/** A valid transfer from 岳阳镇 to the bureau of natural resources; change what a test is about. */
export function transferInput(changes: object = {}) {
  return {
    idempotencyKey: freshKey(),
    toCode: 'zrzy',
    discoveredAt: new Date(Date.now() - 3_600_000).toISOString(),
    basicFacts: '在河道内堆放砂石约二十立方米。',
    causeOfCase: '擅自在河道管理范围内采砂',
    partyName: '古县某砂石有限公司',
    materials: transferMaterials,
    ...changes,
  };
}
