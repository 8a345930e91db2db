import { ask, type AskOptions } from './ask.js';
import { categories } from './categories.js';
import {
  texts,
  type PublishActivityReportInput,
  type PublishComplaintHandlingInput,
  type PublishDiscretionStandardInput,
  type PublishLegalAdjustmentInput,
  type PublishOtherInformationInput,
  type PublishOtherInformationMutation,
  type PublishPenaltyDecisionInput,
  type PublishStatisticalDataInput,
  type PublishSupervisionInformationInput,
} from './operations.generated.js';
import type { Session } from './session.js';

interface Inputs {
  readonly LEGAL_ADJUSTMENT: PublishLegalAdjustmentInput;
  readonly SUPERVISION_INFORMATION: PublishSupervisionInformationInput;
  readonly PENALTY_DECISION: PublishPenaltyDecisionInput;
  readonly STATISTICAL_DATA: PublishStatisticalDataInput;
  readonly DISCRETION_STANDARD: PublishDiscretionStandardInput;
  readonly ACTIVITY_REPORT: PublishActivityReportInput;
  readonly COMPLAINT_HANDLING: PublishComplaintHandlingInput;
  readonly OTHER_INFORMATION: PublishOtherInformationInput;
}

/** A category that one publishes in. */
export type PublishedCategory = keyof Inputs;
/** What is published; without a key it gets one. */
export type PublishInput<Category extends PublishedCategory> = Omit<Inputs[Category], 'idempotencyKey'> & {
  readonly idempotencyKey?: string;
};
/** What became of it: a record and its change, or what is wrong with it. */
export type Published = PublishOtherInformationMutation['publishOtherInformation'] & {
  readonly idempotencyKey: string;
};

/**
 * Publishes a record, once however often it has to be sent. Give it a key of your own, kept with what you publish, and it is once too when your
 * program is killed meanwhile.
 * @throws HubError; what a person filled in wrongly is in `userErrors`
 */
export async function publish<Category extends PublishedCategory>(
  session: Session,
  category: Category,
  input: PublishInput<Category>,
  options?: AskOptions,
): Promise<Published> {
  const { type } = categories[category];
  const idempotencyKey = input.idempotencyKey ?? freshKey();
  const variables = { input: { ...input, idempotencyKey } };
  const data = await ask<Record<string, Published>, object>(session, texts[`Publish${type}`], variables, options);
  return { ...(data[`publish${type}`] as Published), idempotencyKey };
}

/** Browsers have `randomUUID` only behind TLS, and not every county's network has that. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
