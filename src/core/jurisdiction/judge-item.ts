import { checkItemCode } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Hub } from '../hub.js';
import { competence } from './competence.js';

/** The item of a case that is put right, where the case lies, and who handles it. */
export interface CorrectedItem {
  readonly before: string | null;
  readonly after: string | null;
  /** Key of the township; null: no list says anything. */
  readonly township: number | null;
  readonly handler: number | null;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/**
 * G2: competence comes from the lists, so that a case whose item is put right has its competence judged anew. Where the lists then name
 * another than before, and than who handles it, the case takes the ways that competence has (transfer, handing over, a dispute), never a correction.
 */
export async function judgeCorrectedItem(
  { pool, organizations }: Pick<Hub, 'pool' | 'organizations'>,
  { before, after, township, handler, on }: CorrectedItem,
): Promise<{ readonly competent: number | null } | readonly Refusal[]> {
  const malformed = checkItemCode('itemCode', after);
  if (malformed.length > 0) return malformed;
  const competentFor = async (itemCode: string | null): Promise<number | null> =>
    itemCode === null || township === null
      ? null
      : ((await competence(pool, organizations, { itemCode, township, on }))?.organization ?? null);
  const [was, is] = await Promise.all([competentFor(before), competentFor(after)]);
  if (is === was || is === handler) return { competent: is };
  const whose = is === null ? '清单上没有管辖单位' : `由${organizations.byKey(is).name}管辖`;
  return [
    refusal('itemCode', 'NOT_COMPETENT', `按事项清单，更正后的事项${whose}，须另行移送、移交或提出管辖争议`, 'G2'),
  ];
}
