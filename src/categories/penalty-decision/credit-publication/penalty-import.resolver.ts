import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { askedPage } from '../../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../../platform/graphql/keyset-list.js';
import { askImport, type ImportAnswer } from './ask-import.js';
import {
  ImportPenaltyDecisionsInput,
  ImportPenaltyDecisionsPayload,
  PenaltyImportConnection,
  PenaltyImportErrorConnection,
  PenaltyImportType,
} from './penalty-import.graphql.js';
import { faultList, faultSource, importList, importSource } from './penalty-import-list.sql.js';
import { loadImport, presentImport, type PresentedImport } from './penalty-import.node.js';
import type { RowFault } from './penalty-import.sql.js';

@Resolver(() => PenaltyImportType)
export class PenaltyImportResolver {
  @Query(() => PenaltyImportType, {
    nullable: true,
    description:
      '双公示表导入：本单位的一次；没有时为空。An import of one’s own organization; null when there is none.',
  })
  penaltyImport(
    @Arg('id', () => ID, { description: '全局标识。Global id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<PresentedImport | null> {
    return loadImport(context, id);
  }

  @Query(() => PenaltyImportConnection, {
    description: '双公示表导入记录：本单位的历次，自新至旧。Imports of one’s own organization, newest first.',
  })
  async penaltyImports(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<PresentedImport>> {
    const { organization } = requirePermission(caller, 'read');
    return keysetConnection(importList, importSource(hub.pool, organization.key), askedPage(hub, args, info));
  }

  @Mutation(() => ImportPenaltyDecisionsPayload, {
    description:
      '导入双公示表（CSV 或 XLSX）：已上传的，逐行按发布的规则检查，同一机关同一文号只导入一次。Imports the credit publication table, each row by the rules of publishing; authority and number make it idempotent.',
  })
  async importPenaltyDecisions(
    @Arg('input', () => ImportPenaltyDecisionsInput, { description: '请求内容。What is asked for.' })
    input: ImportPenaltyDecisionsInput,
    @Ctx() context: RequestContext,
  ): Promise<Omit<ImportAnswer, 'penaltyImport'> & { penaltyImport: PresentedImport | null }> {
    const { penaltyImport, userErrors } = await askImport(context, input);
    return { userErrors, penaltyImport: penaltyImport && presentImport(penaltyImport) };
  }

  @FieldResolver(() => PenaltyImportErrorConnection, {
    description: '有误的行，按行次，至多一万条。Wrong rows in the order of the file, at most 10,000.',
  })
  async errors(
    @Root() { key }: PresentedImport,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<RowFault>> {
    const { organization } = requirePermission(caller, 'read');
    return keysetConnection(faultList, faultSource(hub.pool, organization.key, key), askedPage(hub, args, info));
  }
}
