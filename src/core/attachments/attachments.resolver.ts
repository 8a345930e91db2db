import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import type { Attachment } from './attachment.js';
import { AttachmentType, RequestUploadInput, RequestUploadPayload } from './attachments.graphql.js';
import { requestUpload, type UploadAnswer } from './request-upload.js';
import { attachmentLoader } from './attachment-loader.js';

@Resolver()
export class AttachmentsResolver {
  @Query(() => AttachmentType, {
    nullable: true,
    description:
      '附件：按内容地址查；不存在与无权查看同样为空。An attachment by its content address; null when there is none that one may see.',
  })
  async attachment(
    @Arg('contentId', () => ID, { description: '内容地址。Content address.' }) contentId: string,
    @Ctx() { viewer, loaders }: RequestContext,
  ): Promise<Attachment | null> {
    requirePermission(viewer, 'read');
    return loaders.own(attachmentLoader).load(contentId);
  }

  @Mutation(() => RequestUploadPayload, {
    description:
      '申请上传一个文件；文件内容随后以 PUT 发送，不经 GraphQL。七日内无人引用的文件即被删除。Asks to upload a file, whose bytes are then PUT. What nothing refers to within seven days is forgotten.',
  })
  requestUpload(
    @Arg('input', () => RequestUploadInput, { description: '请求内容。What is asked for.' }) input: RequestUploadInput,
    @Ctx() context: RequestContext,
  ): Promise<UploadAnswer> {
    return requestUpload(context, input);
  }
}
