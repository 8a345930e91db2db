import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { importList, type ListImportAnswer } from './import-list.js';
import { ImportDelegationsInput, ImportEnforcementItemsInput, ImportListPayload } from './import-list.graphql.js';
import { delegationFile, itemFile } from './list-files.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class ImportListResolver {
  @Mutation(() => ImportListPayload, {
    description:
      '导入执法事项清单，由实施部门或县政府（规则 G2）；再次导入不产生变化。Imports a list of items (rule G2), for departments and the county government; once more it changes nothing.',
  })
  importEnforcementItems(
    @Arg('input', () => ImportEnforcementItemsInput, asked)
    { uploadId, departmentCode = null, validFrom = null, basis = null, mapping = null }: ImportEnforcementItemsInput,
    @Ctx() context: RequestContext,
  ): Promise<ListImportAnswer> {
    return importList(context, { uploadId, mapping }, itemFile({ departmentCode, validFrom, basis }));
  }

  @Mutation(() => ImportListPayload, {
    description:
      '导入下放事项清单，由实施部门或县政府（规则 G2）；再次导入不产生变化。Imports a list of handovers (rule G2), for departments and the county government; once more it changes nothing.',
  })
  importDelegations(
    @Arg('input', () => ImportDelegationsInput, asked)
    { uploadId, departmentCode = null, delegatedFrom = null, basis = null, mapping = null }: ImportDelegationsInput,
    @Ctx() context: RequestContext,
  ): Promise<ListImportAnswer> {
    return importList(context, { uploadId, mapping }, delegationFile({ departmentCode, delegatedFrom, basis }));
  }
}
