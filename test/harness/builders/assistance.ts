import { freshKey } from './inputs.js';

/** A valid request from 岳阳镇 to the bureau of natural resources; change what a test is about. */
export function assistanceInput(changes: object = {}) {
  return {
    idempotencyKey: freshKey(),
    toCode: 'zrzy',
    supportKind: 'APPRAISAL',
    matter: '某砂石场占用耕地的地类和面积认定',
    need: '请认定占用土地的地类、面积及是否符合土地利用总体规划。',
    materials: [{ kind: 'REQUEST_LETTER', name: '关于请求协助认定的函' }],
    ...changes,
  };
}

/** Opinion and evidence (A2). */
export const opinionMaterials = [
  { kind: 'WRITTEN_OPINION', name: '关于占用耕地的书面意见' },
  { kind: 'EVIDENCE', name: '勘测定界图' },
];
