import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Deciding } from './decision.js';
import type { GivenMaterial } from './write-proceeding.sql.js';

/** Most material that comes with one step. */
const mostMaterials = 50;

/** What is wrong with the material of a request: each has a name, and a content only that the organization holds. */
export async function checkMaterials(_deciding: Deciding, materials: readonly GivenMaterial[]): Promise<Refusal[]> {
  if (materials.length > mostMaterials) {
    return [refusal('materials', 'INVALID', `一次至多${mostMaterials}份材料`)];
  }
  return materials.flatMap(({ name }, index) =>
    name.trim() === '' ? [refusal(['materials', String(index), 'name'], 'REQUIRED', '材料名称不能为空')] : [],
  );
}
