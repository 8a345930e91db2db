import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import {
  EnforcementItemType,
  itemsCiting,
  mostCiting,
  type CitedLaw,
  type PresentedItem,
} from '../../core/jurisdiction/index.js';
import { recordLoader, SharedRecord, type RecordRow } from '../../core/records/index.js';
import { standardsCiting } from './affected.js';
import type { LegalAdjustmentRow } from './legal-adjustment.category.js';
import { LegalAdjustmentType } from './legal-adjustment.resolver.js';

function lawOf({ instrumentTitle: title, articles }: LegalAdjustmentRow): CitedLaw {
  return { title, articles: articles ?? [] };
}

/** S1: what rests on the law that was adjusted. */
@Resolver(() => LegalAdjustmentType)
export class AffectedResolver {
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => [EnforcementItemType], {
    description: `受影响的执法事项：设定依据引用此法律、法规、规章（及所列条款，或未引具体条款）的，现行或将生效的，按代码，至多 ${String(mostCiting)} 项，更多的用 enforcementItems(filter: { citing, citingArticles }) 查询（规则 S1）。Items that cite it, and one of its articles or none, in their legal basis, listed now or later; at most ${String(mostCiting)}, a list has them all (rule S1).`,
  })
  affectedItems(
    @Root() adjustment: LegalAdjustmentRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly PresentedItem[]> {
    return loaders.own(itemsCiting).load(lawOf(adjustment));
  }

  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => [SharedRecord], {
    description: `受影响的裁量标准和工作流程：依据引用它的，本单位可见的，自新至旧，至多 ${String(mostCiting)} 件（规则 S1、S5）。Discretion standards and work procedures that cite it, of those one may see, newest first, at most ${String(mostCiting)} (rules S1, S5).`,
  })
  async affectedStandards(
    @Root() adjustment: LegalAdjustmentRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<RecordRow[]> {
    const keys = await loaders.own(standardsCiting).load(lawOf(adjustment));
    const records = await Promise.all(keys.map((key) => loaders.own(recordLoader).load(key)));
    return records.filter((record) => record !== null);
  }
}
