import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { proceedingLoader, type ProceedingRow } from '../../../core/proceedings/index.js';
import { ComplaintType } from '../complaint.api.js';
import type { ComplaintFacts } from '../complaint.facts.js';
import { possibleDuplicates } from './duplicates.js';
import { reportStates, type ReportState } from './report-states.sql.js';
import { PossibleDuplicate, WorkOrderReport } from './work-order.graphql.js';

type Row = ProceedingRow<ComplaintFacts>;

/** What is known of a complaint beside its facts: which others may be the same one, and whether it was reported back. */
@Resolver(() => ComplaintType)
export class WorkOrderResolver {
  // Not a column of exports unless somebody asks for it.
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => [PossibleDuplicate], {
    description:
      '可能重复的投诉举报：本单位可见的，最近收到的在前，至多 20 件。Complaints that may be the same one, among those that one may see; received last first, at most 20.',
  })
  async possibleDuplicates(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<PossibleDuplicate[]> {
    const found = await loaders.own(possibleDuplicates).load(key);
    const rows = await loaders.own(proceedingLoader).loadMany(found.map((each) => each.key));
    return found.flatMap(({ likenesses }, index) => {
      const complaint = rows[index];
      if (complaint instanceof Error) throw complaint;
      return complaint ? [{ complaint, likenesses }] : [];
    });
  }

  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => WorkOrderReport, {
    nullable: true,
    description:
      '工单结果的回告；不是由外部系统转来的为空。How far the system that it came from was told of it; null if it came from none.',
  })
  async workOrderReport(
    @Root() { key, externalNumber }: Row,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ReportState | null> {
    return externalNumber === null ? null : loaders.own(reportStates).load(key);
  }
}
