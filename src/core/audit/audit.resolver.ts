import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { isWellFormed } from '../../kernel/text.js';
import { badInput, PageArgs, pageOf, type Page } from '../../platform/graphql/connection.graphql.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { auditCursors } from './audit-cursor.js';
import { AuditEntryConnection, AuditFilterInput } from './audit.graphql.js';
import { countAudit, listAudit, type AuditEntry, type AuditFilter } from './audit-log.sql.js';

@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description:
      '审计日志：全部单位的办理与查阅，自新至旧，仅限审计角色。The audit log of all organizations, newest first; for auditors only.',
  })
  async auditLog(
    @Arg('filter', () => AuditFilterInput, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    given: AuditFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<AuditEntry> & { totalCount: number | null }> {
    requirePermission(viewer, 'audit');
    const filter = given ?? {};
    const texts = [filter.organizationCode, filter.subjectId, ...(filter.actions ?? [])];
    if (!texts.every((text) => text == null || isWellFormed(text))) throw badInput('filter：文本含有非法字符');
    const request = auditCursors.asked(hub.cursorKey, args);
    const [entries, totalCount] = await Promise.all([
      listAudit(hub, filter, request),
      selectionOf(info).has('totalCount') ? countAudit(hub, filter) : null,
    ]);
    const page = pageOf(request, entries, (entry) => auditCursors.of(hub.cursorKey, entry));
    return Object.assign(page, { totalCount });
  }
}
