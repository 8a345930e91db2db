import type { Poster, TargetGuard } from '../../platform/outgoing/index.js';
import type { ChangeFilter, DeliveredChange } from '../changes/index.js';
import type { RequestContext } from '../hub.js';

declare module '../hub.js' {
  interface Hub {
    readonly webhooks: Webhooks;
  }
}

/** What the hub posts changes with. */
export interface Webhooks extends Poster {
  readonly guard: TargetGuard;
  readonly payloads: Payloads;
  readonly tally: WebhookTally;
}

/** What is posted of a change. */
export interface Payload {
  readonly contentType: string;
  readonly body: string;
}

/** Makes payloads by the schema, which core does not know. */
export interface Payloads {
  /** The filter of a subscription that may shape payloads, or what is wrong with it: read again with each version of the schema. */
  read(document: string): { readonly filter: ChangeFilter } | { readonly fault: string };
  /**
   * The payload of a change: a CloudEvent, or what a document that was read makes of it.
   * @throws Error when the hub could not make it
   */
  of(document: string | null, change: DeliveredChange, context: RequestContext): Promise<Payload>;
}

export type DeliveryOutcome = 'TAKEN' | 'REFUSED' | 'NOT_REACHED';

/** Counts since this process began, and nothing of whom or what. */
export interface WebhookTally {
  delivered(outcome: DeliveryOutcome): void;
  readonly deliveries: ReadonlyMap<DeliveryOutcome, number>;
}

export function openWebhookTally(): WebhookTally {
  const deliveries = new Map<DeliveryOutcome, number>();
  return { deliveries, delivered: (outcome) => void deliveries.set(outcome, (deliveries.get(outcome) ?? 0) + 1) };
}
