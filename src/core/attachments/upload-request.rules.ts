import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import { parseDigest } from './content-id.js';
import { contentTypeLabels, contentTypes } from './content-types.js';

/** What somebody is about to upload, by what they say of it. */
export interface UploadRequest {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * 20 MB: a scan of fifty pages, a minute of video. A request is given sixty seconds, so that nobody holds a connection for ever: this
 * comes through a line of 3 Mbit/s in time.
 */
export const mostBytes = 20 * 1024 * 1024;
const longestName = 200;
/** Path separators, what file systems do not take, and characters that nobody sees (U+202E turns `fdp.exe` round). */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/u;

export function checkUploadRequest({ name, contentType, size, sha256 }: UploadRequest): Refusal[] {
  return [
    ...checkName(name, contentType),
    ...(contentTypes.has(contentType)
      ? []
      : [refusal('contentType', 'INVALID', `不接收此类型的文件；可上传的类型：${contentTypeLabels}`)]),
    ...(size >= 1 && size <= mostBytes
      ? []
      : [refusal('size', 'INVALID', `文件大小须在1字节至${mostBytes / 1024 / 1024}MB之间`)]),
    ...(parseDigest(sha256) === null ? [refusal('sha256', 'INVALID', 'SHA-256 摘要须为64位十六进制数')] : []),
  ];
}

function checkName(name: string, contentType: string): Refusal[] {
  if (name.trim() === '') return [refusal('name', 'REQUIRED', '文件名不能为空')];
  if (name.length > longestName) return [refusal('name', 'INVALID', `文件名不得超过${longestName}字`)];
  if (!isWellFormed(name) || unsafe.test(name)) {
    return [refusal('name', 'INVALID', '文件名不得含路径分隔符、控制字符或 : * ? " < > |')];
  }
  const extensions = contentTypes.get(contentType)?.extensions;
  const extension = /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return extensions === undefined || extensions.includes(extension)
    ? []
    : [refusal('name', 'INVALID', `此类型文件的扩展名须为 ${extensions.map((each) => `.${each}`).join('、')}`)];
}
