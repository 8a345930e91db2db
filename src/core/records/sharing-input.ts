import type { Temporal } from 'temporal-polyfill';
import type { GivenAttachment } from './record-attachment.sql.js';
import type { SharingScope } from './record.js';
import type { Signable } from './signed-request.js';

/** The sharing fields that all publishing inputs have under `sharing`. */
export interface Sharing {
  readonly title?: string | null;
  readonly formedAt?: Temporal.Instant | null;
  readonly scope: SharingScope;
  readonly organizationCodes?: readonly string[] | null;
  readonly externalRef?: string | null;
  readonly pendingRecordId?: string | null;
  readonly attachments?: readonly GivenAttachment[] | null;
}

/** A publishing input: the key, the sharing fields, and beside them the category's own. */
export type Publishing<Fields extends object> = Fields &
  Signable & {
    readonly sharing: Sharing;
  };
