import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Sealing } from '../../../platform/sealing/index.js';
import { orderFields } from './order-fields.js';

/** Of each field that a work order has told a digest under the keys of personal data: it shows what differs, and nothing of what it was. */
export type ToldFields = Readonly<Record<string, string>>;

/** What `registerComplaint` is asked with, as far as a work order can tell it. */
export interface RegistrationTold {
  readonly receivedAt?: Temporal.Instant | string | null;
  readonly complainant?: object | null;
}

/** The digests of a request. An instant is the same in whatever way it is written. */
export function toldFields(sealing: Sealing, input: RegistrationTold): ToldFields {
  const { receivedAt, complainant } = input;
  const texts: Readonly<Record<string, unknown>> = {
    ...input,
    receivedAt: receivedAt == null ? null : Temporal.Instant.from(receivedAt).toString(),
    ...Object.fromEntries(Object.entries(complainant ?? {}).map(([name, text]) => [`complainant.${name}`, text])),
  };
  return Object.fromEntries(
    Object.keys(orderFields)
      .filter((field) => typeof texts[field] === 'string')
      .map((field) => [field, digestOf(sealing, field, String(texts[field]))]),
  );
}

/** The fields in which two requests differ. */
export function differingFields(one: ToldFields, other: ToldFields): string[] {
  return Object.keys(orderFields).filter((field) => one[field] !== other[field]);
}

function digestOf(sealing: Sealing, field: string, text: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([field, text]))
    .digest();
  return sealing.keyedDigest(digest).toString('base64url');
}
