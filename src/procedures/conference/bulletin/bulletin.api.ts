import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { procedureApi, type ProceedingRow } from '../../../core/proceedings/index.js';
import { recordLoader } from '../../../core/records/index.js';
import { Node } from '../../../platform/graphql/node.graphql.js';
import { bulletinFacts, bulletinRequests, type BulletinFacts } from './bulletin.facts.js';
import { bulletin } from './bulletin.procedure.js';
import { draftBulletin, loadRecord, loadText, publishBulletin, reviseBulletin } from './handle-bulletin.js';

const words = {
  field: 'bulletin',
  filter: '工作简报的筛选条件，各项同时满足。Filter of bulletins; all conditions hold.',
  step: '办理工作简报的一步。A step in the handling of a bulletin.',
  id: '工作简报的标识。The bulletin.',
  list: {
    name: 'bulletins',
    words: '办公室的，最近起草的在前（规则 J5）。Bulletins of the office, drafted last first (rule J5).',
  },
} as const;

const { Type, resolver } = procedureApi(bulletin, bulletinFacts, bulletinRequests, words, {
  draft: {
    words:
      '起草工作简报：办公室依一段时期的共享信息和统计（规则 J5）。The office drafts a bulletin on a period (rule J5).',
    request: '起草工作简报（规则 J5）。Drafts a bulletin (rule J5).',
    loadOpening: loadText,
    open: draftBulletin,
  },
  revise: {
    words: '修改工作简报，由办公室办理（规则 J5）。The office edits a bulletin (rule J5).',
    request: '修改工作简报（规则 J5）。Edits a bulletin (rule J5).',
    decide: reviseBulletin,
  },
  publish: {
    words:
      '发布工作简报，由办公室办理，作为第 6 类动态信息共享给全体成员（规则 J5、S6）。Shares it with all members as category 6.',
    load: loadRecord,
    decide: publishBulletin,
  },
  discard: {
    words: '作废工作简报：办公室作废未发布的。Discards a bulletin that is not published.',
  },
});

@Resolver(() => Type)
class PublishedRecordResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: '发布后的动态信息（第 6 类）；未发布为空。The record of category 6 as which it was published.',
  })
  async record(
    @Root() { recordId }: ProceedingRow<BulletinFacts>,
    @Ctx() { loaders }: RequestContext,
  ): Promise<object | null> {
    return recordId === null ? null : loaders.own(recordLoader).load(recordId);
  }
}

export const bulletinResolvers = [resolver, PublishedRecordResolver];
