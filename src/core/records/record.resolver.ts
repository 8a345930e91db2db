import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { readReadings, ReadingType, type Reading } from '../readings/index.js';
import { recordPayloadOf } from './record-payload.graphql.js';
import { extendSharing } from './extend-sharing.js';
import type { RecordPayload } from './record-payload.js';
import { registerPendingRecord } from './register-pending.js';
import type { RecordExtension } from './record-extension.sql.js';
import type { RecordRevision } from './record-revision.sql.js';
import type { RecordSignature } from './record-signature.sql.js';
import type { RecordRow } from './record.js';
import {
  RecordAttachmentType,
  RecordRevisionType,
  RecordSignatureType,
  SharedRecord,
  SharingExtensionType,
} from './shared-record.graphql.js';
import { ExtendSharingInput, RegisterPendingRecordInput, WithdrawRecordInput } from './sharing-input.graphql.js';
import { withdrawRecord } from './withdraw.js';
import { signatureLoader } from './record-loaders.js';
import { readRecordAttachments, type RecordAttachment } from './record-attachment.sql.js';
import { readRevisions } from './record-revision.sql.js';
import { readExtensions } from './record-extension.sql.js';
import { rowsByOwner } from '../visibility/index.js';

const RegisterPendingRecordPayload = recordPayloadOf('RegisterPendingRecordPayload', () => SharedRecord);
const ExtendSharingPayload = recordPayloadOf('ExtendSharingPayload', () => SharedRecord);
const WithdrawRecordPayload = recordPayloadOf('WithdrawRecordPayload', () => SharedRecord);

@Resolver(() => SharedRecord)
export class RecordResolver {
  @FieldResolver(() => [RecordRevisionType])
  history(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<RecordRevision[]> {
    return loaders.ownFor(readRevisions, rowsByOwner).load(key);
  }

  @FieldResolver(() => [SharingExtensionType])
  extensions(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<RecordExtension[]> {
    return loaders.ownFor(readExtensions, rowsByOwner).load(key);
  }

  @FieldResolver(() => [ReadingType])
  readings(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<Reading[]> {
    return loaders.ownFor(readReadings, rowsByOwner).load(key);
  }

  @FieldResolver(() => [RecordSignatureType])
  signatures(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<RecordSignature[]> {
    return loaders.own(signatureLoader).load(key);
  }

  @FieldResolver(() => [RecordAttachmentType])
  attachments(@Root() { key }: RecordRow, @Ctx() { loaders }: RequestContext): Promise<RecordAttachment[]> {
    return loaders.ownFor(readRecordAttachments, rowsByOwner).load(key);
  }

  @FieldResolver(() => [String])
  async attachmentPaths(@Root() record: RecordRow, @Ctx() context: RequestContext): Promise<string[]> {
    return (await this.attachments(record, context)).map(({ attachment }) => attachment.downloadPath);
  }

  @Mutation(() => RegisterPendingRecordPayload, {
    description: '登记待共享信息，时限自形成起算（规则 S10）。Registers information whose clock runs (rule S10).',
  })
  registerPendingRecord(
    @Arg('input', () => RegisterPendingRecordInput, { description: '请求内容。What is asked for.' })
    input: RegisterPendingRecordInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPayload> {
    return registerPendingRecord(context, input);
  }

  @Mutation(() => ExtendSharingPayload, {
    description:
      '延长共享期限：到期前说明理由（规则 S11）。Extends the deadline with a reason, before it is due (rule S11).',
  })
  extendSharing(
    @Arg('input', () => ExtendSharingInput, { description: '请求内容。What is asked for.' }) input: ExtendSharingInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPayload> {
    return extendSharing(context, input);
  }

  @Mutation(() => WithdrawRecordPayload, {
    description: '撤回信息：本单位的，历史留存。Withdraws a record of one’s own; its history stays.',
  })
  withdrawRecord(
    @Arg('input', () => WithdrawRecordInput, { description: '请求内容。What is asked for.' })
    input: WithdrawRecordInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordPayload> {
    return withdrawRecord(context, input);
  }
}
