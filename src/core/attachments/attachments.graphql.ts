import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { UserError } from '../../platform/graphql/user-error.graphql.js';

const scans = { CLEAN: 'CLEAN', NOT_SCANNED: 'NOT_SCANNED' } as const;
registerEnumType(scans, {
  name: 'AttachmentScan',
  description: '病毒扫描的结果；含病毒的不予接收。What the virus scan said; what is infected is not taken.',
  valuesConfig: {
    CLEAN: { description: '未发现病毒。Nothing was found.' },
    NOT_SCANNED: { description: '本平台未接入病毒扫描。The hub had no scanner.' },
  },
});

@ObjectType('Attachment', {
  simpleResolvers: true,
  description: '上传的文件，内容不变。An uploaded file; its content never changes.',
})
export class AttachmentType {
  @Field(() => ID, {
    description: '内容地址：sha256- 加内容的 SHA-256 摘要。Content address: `sha256-` and the SHA-256 of the bytes.',
  })
  readonly contentId!: string;

  @Field(() => String, { description: '上传时的文件名。Name it was uploaded under.' })
  readonly name!: string;

  @Field(() => String, { description: '媒体类型，如 application/pdf。Media type.' })
  readonly contentType!: string;

  @Field(() => Int, { description: '大小（字节）。Size in bytes.' })
  readonly size!: number;

  @Field(() => scans, { description: '病毒扫描的结果。What the virus scan said.' })
  readonly scan!: keyof typeof scans;

  @Field(() => DateTimeScalar, { description: '上传时间。When it was uploaded.' })
  readonly uploadedAt!: string;

  @Field(() => String, {
    description:
      '下载路径，凭访问令牌 GET，下载记入审计日志。Path to download it from, by GET with a bearer token; downloads are audited.',
  })
  readonly downloadPath!: string;
}

@InputType({ description: '申请上传一个文件。Asks to upload a file.' })
export class RequestUploadInput {
  @Field(() => String, {
    description:
      '文件名，1 至 200 字，扩展名与类型相符。File name, 1 to 200 characters, with an extension of its type.',
  })
  readonly name!: string;

  @Field(() => String, {
    description:
      '媒体类型：PDF、OFD、DOCX、XLSX、JPEG、PNG、MP4、MP3 或纯文本。Media type of one of these kinds, e.g. application/pdf.',
  })
  readonly contentType!: string;

  @Field(() => Int, { description: '大小（字节），至多 20 MB。Size in bytes, at most 20 MB (20,971,520).' })
  readonly size!: number;

  @Field(() => String, { description: '内容的 SHA-256 摘要，64 位十六进制。SHA-256 of the bytes in hexadecimal.' })
  readonly sha256!: string;
}

@ObjectType('UploadLink', {
  simpleResolvers: true,
  description: '上传的去处：用 PUT 发送文件内容，无需访问令牌。Where to PUT the bytes; no token is needed.',
})
export class UploadLinkType {
  @Field(() => ID, { description: '内容地址，上传后即以此引用。Content address by which the file is referred to.' })
  readonly contentId!: string;

  @Field(() => String, {
    description:
      '带签名的路径，只可用于所申请的内容。Signed path on this hub, good for the content that was told of and no other.',
  })
  readonly url!: string;

  @Field(() => DateTimeScalar, { description: '路径的有效期，10 分钟。Until when it holds: ten minutes.' })
  readonly expiresAt!: string;

  @Field(() => Boolean, {
    description: '本单位是否已有此内容，有则不必再传。Whether one’s organization has it already: no need to send it.',
  })
  readonly alreadyStored!: boolean;
}

@ObjectType({ simpleResolvers: true, description: '申请上传的结果。The link, or what is wrong.' })
export class RequestUploadPayload {
  @Field(() => UploadLinkType, {
    nullable: true,
    description: '上传的去处；有错误时为空。The link, null when refused.',
  })
  readonly upload!: UploadLinkType | null;

  @Field(() => [UserError], { description: '错误；为空表示可以上传。What is wrong; empty when it may be sent.' })
  readonly userErrors!: UserError[];
}
