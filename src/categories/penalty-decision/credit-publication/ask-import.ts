import { isDeepStrictEqual } from 'node:util';
import { v4 as uuid } from 'uuid';
import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { audienceOf } from '../../../core/records/index.js';
import { answerAgain, checkIdempotencyKey, checkTexts } from '../../../core/requests/index.js';
import { findUpload, uploadIds } from '../../../core/uploads/index.js';
import { transactionAs } from '../../../platform/database/index.js';
import { checkMapping, type TableMapping } from '../../../platform/tables/index.js';
import { creditFields } from './columns.js';
import type { ImportPenaltyDecisionsInput } from './penalty-import.graphql.js';
import { importOfKey, startImport, type PenaltyImport } from './penalty-import.sql.js';

export interface ImportAnswer {
  readonly penaltyImport: PenaltyImport | null;
  readonly userErrors: readonly Refusal[];
}

/** Has a file imported that the organization has sent; the same key answers with the same import. */
export async function askImport(
  { hub, viewer: caller }: RequestContext,
  { idempotencyKey, uploadId, mode, scope, organizationCodes, mapping = null }: ImportPenaltyDecisionsInput,
): Promise<ImportAnswer> {
  const viewer = requirePermission(caller, 'publish');
  const { key: organization } = viewer.organization;
  const now = hub.clock.now();
  const today = shanghaiDay(now).toString();
  const codes = organizationCodes ?? [];
  const given = audienceOf(scope ?? 'ALL_MEMBERS', codes, [], [viewer.organization], hub.organizations, today);
  const upload = uploadIds.keyOf(uploadId);
  const refusals = [
    ...checkIdempotencyKey(idempotencyKey),
    ...checkTexts({ idempotencyKey, uploadId, organizationCodes: codes }),
    ...given.refusals,
    ...(mapping ? checkMapping(mapping, creditFields) : []),
  ];
  if (refusals.length > 0) return refused(refusals);
  const found = upload === null ? null : await findUpload(hub.pool, organization, upload);
  return transactionAs(hub.pool, organization, async ({ executor }) => {
    const earlier = await importOfKey(executor, organization, idempotencyKey);
    if (earlier) {
      const sameRequest =
        earlier.uploadId === upload && earlier.mode === mode && isDeepStrictEqual(earlier.mapping, plain(mapping));
      return answerAgain<ImportAnswer>(sameRequest, async () => ({ penaltyImport: earlier, userErrors: [] }), refused);
    }
    const unknown = refused([refusal('uploadId', 'NOT_FOUND', '没有此上传文件，或已用于另一次导入')]);
    if (upload === null || found === null) return unknown;
    const started = await startImport(executor, {
      key: uuid(),
      organization,
      person: viewer.person.key,
      idempotencyKey,
      uploadId: upload,
      mode,
      audience: given.audience,
      mapping: plain(mapping),
      at: shanghaiText(now),
    });
    return started ? { penaltyImport: started, userErrors: [] } : unknown;
  });
}

/** As the database gives it back. */
function plain(mapping: TableMapping | null): TableMapping | null {
  return JSON.parse(JSON.stringify(mapping)) as TableMapping | null;
}

function refused(userErrors: readonly Refusal[]): ImportAnswer {
  return { penaltyImport: null, userErrors };
}
