import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { readDocument } from '../../platform/graphql/document-reader.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { RegisterTrustedDocumentsInput, RegisterTrustedDocumentsPayload } from './documents.graphql.js';

const mostDocuments = 100;

@Resolver()
export class DocumentsResolver {
  @Mutation(() => RegisterTrustedDocumentsPayload, {
    description:
      '登记可信操作文档：此后可只凭摘要（documentId）执行；重复登记无妨。Registers documents that may then be asked by their hash alone; doing it again does no harm.',
  })
  async registerTrustedDocuments(
    @Arg('input', () => RegisterTrustedDocumentsInput, { description: '请求内容。What is asked for.' })
    { documents }: RegisterTrustedDocumentsInput,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<RegisterTrustedDocumentsPayload> {
    const viewer = requirePermission(caller, 'registerDocuments');
    const userErrors =
      documents.length >= 1 && documents.length <= mostDocuments
        ? documents.flatMap((text, index) => faultsOf(schema, text, index))
        : [refusal('documents', 'INVALID', `每次登记1至${mostDocuments}份文档`)];
    if (userErrors.length > 0) return { hashes: [], userErrors: userErrors.map((error) => ({ ...error })) };
    return { hashes: await hub.documents.register(documents, viewer), userErrors: [] };
  }
}

/** The first thing wrong with a document, under the limits that would hold if it were asked. */
function faultsOf(schema: GraphQLSchema, text: string, index: number): Refusal[] {
  const path = ['documents', String(index)];
  const read = readDocument(schema, text);
  if ('document' in read) return [];
  return read.errors.slice(0, 1).map(({ message }) => refusal(path, 'INVALID', `文档不能执行：${message}`));
}
