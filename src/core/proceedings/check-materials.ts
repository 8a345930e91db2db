import { refusal, type Refusal } from '../../kernel/refusal.js';
import { checkContents } from '../attachments/index.js';
import type { StepScope } from './decision.js';
import { contentsOf } from './hold-materials.js';
import type { GivenMaterial } from './proceeding.js';

/** Most material that comes with one step. */
const mostMaterials = 50;

/** What is wrong with the material of a request: each has a name, and a content only that the organization holds. */
export async function checkMaterials({ session }: StepScope, materials: readonly GivenMaterial[]): Promise<Refusal[]> {
  if (materials.length > mostMaterials) {
    return [refusal('materials', 'INVALID', `一次至多${mostMaterials}份材料`)];
  }
  const contents = contentsOf(materials);
  const unknown = new Set(contents.length === 0 ? [] : await checkContents(session, contents));
  return materials.flatMap(({ name, contentId }, index) => [
    ...(name.trim() === '' ? [refusal(['materials', String(index), 'name'], 'REQUIRED', '材料名称不能为空')] : []),
    ...(contentId != null && unknown.has(contentId)
      ? [refusal(['materials', String(index), 'contentId'], 'NOT_FOUND', '没有此附件，请先上传')]
      : []),
  ]);
}
