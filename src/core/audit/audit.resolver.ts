import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { isWellFormed } from '../../kernel/text.js';
import { askedPage, connection, type PageRequest } from '../../platform/graphql/connection.js';
import { badInput, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { AuditEntryConnection, AuditFilterInput } from './audit.graphql.js';
import {
  auditCursors,
  countAudit,
  listAudit,
  type AuditEntry,
  type AuditFilter,
  type AuditPlace,
} from './audit-log.sql.js';

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
  ): Promise<Page<AuditEntry>> {
    requirePermission(viewer, 'audit');
    const filter = given ?? {};
    const texts = [filter.organizationCode, filter.subjectId, ...(filter.actions ?? [])];
    if (!texts.every((text) => text == null || isWellFormed(text))) throw badInput('filter：文本含有非法字符');
    const listed = {
      rows: (request: PageRequest<AuditPlace>) => listAudit(hub, filter, request),
      count: () => countAudit(hub, filter),
    };
    return connection(auditCursors, listed, askedPage(hub, args, info));
  }
}
