import type { Identity } from '../examples/example.js';
import { tokenOf } from './identities.js';
import { post } from './post.js';

const files = import.meta.glob<string>('../../examples/{attachments,credit-publication,jurisdiction}/*.{csv,txt}', {
  query: '?raw',
  import: 'default',
});

/**
 * Uploads a file of `examples/`, as an import or an attachment needs it, and gives its id.
 * @throws Error when there is no such file, or the hub refuses it
 */
export async function uploadExample(kind: 'table' | 'attachment', path: string, identity: Identity): Promise<string> {
  const read = files[`../../examples/${path}`];
  if (!read) throw new Error(`没有示例文件 ${path} (no such file)`);
  const bytes = new TextEncoder().encode(await read());
  const authorization = `Bearer ${await tokenOf(identity)}`;
  if (kind === 'table') {
    const { uploadId } = await put<{ uploadId: string }>('/uploads', authorization, 'text/csv', bytes);
    return uploadId;
  }
  const sha256 = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const input = { name: path.replace(/.*\//, ''), contentType: 'text/plain', size: bytes.length, sha256 };
  const { data } = await post(await tokenOf(identity), requestUpload, { input });
  const upload = (data as { requestUpload?: { upload?: { contentId: string; url: string } | null } } | null)
    ?.requestUpload?.upload;
  if (!upload) throw new Error(`${path} 未能上传 (not uploaded)`);
  await put(upload.url, authorization, 'text/plain', bytes);
  return upload.contentId;
}

const requestUpload = `mutation RequestExampleUpload($input: RequestUploadInput!) {
  requestUpload(input: $input) { upload { contentId url } }
}`;

async function put<Answer>(url: string, authorization: string, type: string, body: BodyInit): Promise<Answer> {
  const response = await fetch(url, {
    method: 'PUT',
    headers: { authorization, 'content-type': type },
    body,
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`上传未成（HTTP ${response.status}）`);
  return response.json().catch(() => ({}));
}
