import type { Hub } from '../hub.js';
import type { Organization } from './organization.js';

declare module '../hub.js' {
  interface Hub {
    readonly handovers: readonly Handover[];
  }
}

/** What an organization has and others would: so many of one sort, the first of them by number or title. */
export interface Moving {
  readonly label: string;
  /** Whether it is unfinished, so that somebody must have it. */
  readonly isOpen: boolean;
  readonly count: number;
  readonly examples: readonly string[];
}

/** An organization whose end was decided, or taken back, and on whose decision. */
export interface Settlement {
  readonly organization: Organization;
  /** The day by whose rule everything is put in order, `YYYY-MM-DD`. */
  readonly day: string;
  /** The person who decided it. */
  readonly personKey: number;
}

/**
 * What a chapter of the hub does about what an organization has when it ends, or does not end after all (三(一)4). Each chapter brings its
 * own; whoever ends an organization knows none of them.
 */
export interface Handover {
  /** What is open or can be put right, and would move. */
  moving(hub: Hub, organization: Organization): Promise<readonly Moving[]>;
  /** Puts everything into the hands of whoever acts on the day; what is there already stays, so it may be called again. */
  settle(hub: Hub, settlement: Settlement): Promise<void>;
}
