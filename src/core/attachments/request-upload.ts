import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { downloadPathOf } from './attachment.js';
import { readAttachments } from './attachments.sql.js';
import { contentIdOf, parseDigest } from './content-id.js';
import { keptUnreferred } from './forget-attachments.js';
import { checkUploadRequest, type UploadRequest } from './upload-request.rules.js';
import { sealTicket } from './upload-ticket.js';

/** Where to put a file, and until when. */
export interface UploadLink {
  readonly contentId: string;
  /** Path on the hub, with its signature. */
  readonly url: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  /** Whether the caller's organization has the content already, so that it need not be sent. */
  readonly alreadyStored: boolean;
}

export interface UploadAnswer {
  readonly upload: UploadLink | null;
  readonly userErrors: readonly Refusal[];
}

/** How long a link holds. */
const linkHolds = { minutes: 10 };
/** What would be forgotten within this time is asked for again. */
const margin = { hours: 24 };

/** A link under which exactly the file that was told of may be put. Whether others have it is not told. */
export async function requestUpload(
  { hub, viewer: caller }: RequestContext,
  request: UploadRequest,
): Promise<UploadAnswer> {
  const viewer = requirePermission(caller, 'handleCases');
  const userErrors = checkUploadRequest(request);
  const digest = parseDigest(request.sha256);
  if (userErrors.length > 0 || digest === null) return { upload: null, userErrors };
  const contentId = contentIdOf(digest);
  const now = hub.clock.now();
  const held = (await readAttachments([contentId], actingFor(viewer.organization, hub.pool))).get(contentId);
  const expiresAt = now.add(linkHolds);
  const ticket = sealTicket(hub.sealing, contentId, {
    organization: viewer.organization.key,
    person: viewer.person.key,
    apiKeyId: viewer.apiKeyId,
    name: request.name.trim(),
    contentType: request.contentType,
    size: request.size,
    expiresAt: expiresAt.epochMilliseconds,
  });
  const upload = {
    contentId,
    url: `${downloadPathOf(contentId)}?ticket=${ticket}`,
    expiresAt: shanghaiText(expiresAt),
    alreadyStored: held !== undefined && (held.referredAt !== null || isFresh(held.heldSince, now)),
  };
  return { upload, userErrors };
}

function isFresh(heldSince: string, now: Temporal.Instant): boolean {
  const forgottenAt = Temporal.Instant.from(heldSince).add(keptUnreferred);
  return Temporal.Instant.compare(now.add(margin), forgottenAt) < 0;
}
