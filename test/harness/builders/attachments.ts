import { createHash } from 'node:crypto';
import type { Role } from '../../../src/core/identity/index.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import type { UserErrorAnswer } from './inputs.js';
import { zipOf } from '../files/make-zip.js';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A ZIP archive that holds files of these names, without content but that XML has a root. */
export function archiveOf(...names: string[]): Buffer {
  return zipOf(names.map((name) => [name, name.endsWith('.xml') ? '<root/>' : ''] as const));
}

/** A PDF as far as anybody looks at it, different for each mark. */
export function pdfOf(mark: string, length = 0): Buffer {
  return Buffer.concat([Buffer.from(`%PDF-1.7\n%${mark}\n`), Buffer.alloc(length, 7)]);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is told of a file before it is sent; change what a test is about. */
export function uploadInput(bytes: Uint8Array, changes: object = {}) {
  return {
    name: '现场照片与询问笔录.pdf',
    contentType: 'application/pdf',
    size: bytes.length,
    sha256: sha256(bytes),
    ...changes,
  };
}

export interface UploadAnswer {
  readonly upload: {
    readonly contentId: string;
    readonly url: string;
    readonly expiresAt: string;
    readonly alreadyStored: boolean;
  } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

const mutation = `mutation ($input: RequestUploadInput!) { requestUpload(input: $input) {
  upload { contentId url expiresAt alreadyStored } userErrors { path code message rule } } }`;

export async function askUpload(hub: TestHub, organization: string, input: object, roles?: readonly Role[]) {
  const bearer = await hub.token(organization, roles);
  const { data, errors } = await graphql<{ requestUpload: UploadAnswer }>(hub.url, bearer, mutation, { input });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.requestUpload;
}

/** A link for exactly these bytes. */
export async function linkFor(hub: TestHub, organization: string, bytes: Uint8Array, changes: object = {}) {
  const { upload, userErrors } = await askUpload(hub, organization, uploadInput(bytes, changes));
  if (!upload) throw new Error(JSON.stringify(userErrors));
  return upload;
}

export interface PutAnswer {
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
}

/** Sends bytes to a link as any program would. */
export async function put(hub: Pick<TestHub, 'url'>, url: string, bytes: Uint8Array): Promise<PutAnswer> {
  const response = await fetch(new URL(url, hub.url), { method: 'PUT', body: Buffer.from(bytes) });
  const body = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  const [error] = body.errors ?? [];
  return { status: response.status, code: error?.extensions.code ?? null, message: error?.message ?? null };
}

/** The whole way of a file into the hub; its content address. */
export async function uploaded(hub: TestHub, organization: string, bytes: Uint8Array, changes: object = {}) {
  const { contentId, url } = await linkFor(hub, organization, bytes, changes);
  const { status, message } = await put(hub, url, bytes);
  if (status !== 201) throw new Error(`${status} ${message}`);
  return contentId;
}

export async function download(hub: TestHub, organization: string | null, contentId: string) {
  const headers = organization === null ? {} : { authorization: `Bearer ${await hub.token(organization)}` };
  const response = await fetch(`${hub.url}/attachments/${contentId}`, { headers });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

export interface AttachmentAnswer {
  readonly contentId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly scan: string;
  readonly uploadedAt: string;
  readonly downloadPath: string;
}

export async function attachmentOf(hub: TestHub, organization: string, contentId: string) {
  const query = `query ($contentId: ID!) { attachment(contentId: $contentId) {
    contentId name contentType size scan uploadedAt downloadPath } }`;
  const { data, errors } = await graphql<{ attachment: AttachmentAnswer | null }>(
    hub.url,
    await hub.token(organization),
    query,
    { contentId },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.attachment;
}
