import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Extensions, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { revisedValuesLoader } from './record-loaders.js';
import type { RecordRevision } from './record-revision.sql.js';
import { revisedFields, type RevisedField } from './revised-fields.js';
import { RecordRevisionType, RevisedFieldType } from './shared-record.graphql.js';

@Resolver(() => RecordRevisionType)
export class RecordRevisionResolver {
  // Who corrects something corrects one thing, or two.
  @Extensions({ usualLength: 2 })
  @FieldResolver(() => [RevisedFieldType], { nullable: true })
  async changes(
    @Root() { recordId, revision }: RecordRevision,
    @Ctx() { hub, viewer, loaders }: RequestContext,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<RevisedField[] | null> {
    if (revision === 1) return [];
    const ofRecord = await loaders.own(revisedValuesLoader).load(recordId);
    const values = ofRecord.find((one) => one.revision === revision);
    return values && viewer ? revisedFields(schema, hub.categories, values, viewer.organization) : null;
  }
}
