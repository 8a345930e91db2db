import { acknowledge } from './acknowledge.js';
import { ask, type AskOptions, type Document } from './ask.js';
import type { CopiedHead, CopiedRecord } from './categories.js';
import type { Change, FollowedSubject } from './change.js';
import { follow, type FollowOptions } from './follow.js';
import { possibleTypes } from './possible-types.js';
import { publish, type Published, type PublishedCategory, type PublishInput } from './publish.js';
import { openSession, type ConnectOptions } from './session.js';
import { snapshot, type CopyEvent, type SnapshotOptions } from './snapshot.js';

/** A hub as a program meets it. */
export interface Client {
  /**
   * One query or mutation; gives its data. What passes is tried again.
   * @throws HubError
   */
  ask<Data = unknown, Variables = Readonly<Record<string, unknown>>>(
    document: Document<Data, Variables>,
    variables?: Variables,
    options?: AskOptions,
  ): Promise<Data>;
  /**
   * Every change, each once and in order, through any cut; ends when aborted or left.
   * @throws HubError for what does not pass by itself
   */
  follow<Subject = FollowedSubject>(options?: FollowOptions): AsyncGenerator<Change<Subject>, void, void>;
  /**
   * A copy of all records that one may see: everything there is, then what changes.
   * @throws HubError for what does not pass by itself
   */
  snapshot<Row extends CopiedHead = CopiedRecord>(
    options?: SnapshotOptions,
  ): AsyncGenerator<CopyEvent<Row>, void, void>;
  /**
   * Publishes a record, once however often it has to be sent.
   * @throws HubError; what is filled in wrongly is in `userErrors`
   */
  publish<Category extends PublishedCategory>(
    category: Category,
    input: PublishInput<Category>,
    options?: AskOptions,
  ): Promise<Published>;
  /** Tells the hub how far one has come; gives how many changes one lags behind. */
  acknowledge(cursor: string, consumer?: string): Promise<number | null>;
  /** The types behind each interface, for the cache of Apollo Client. */
  possibleTypes(): Promise<Record<string, string[]>>;
}

/** A client of the hub at an address. Nothing is sent before something is asked. */
export function connect(options: ConnectOptions): Client {
  const session = openSession(options);
  return {
    ask: (document, variables, asking) => ask(session, document, variables ?? ({} as never), asking),
    follow: (following = {}) => follow(session, following),
    snapshot: (copying = {}) => snapshot(session, copying),
    publish: (category, input, asking) => publish(session, category, input, asking),
    acknowledge: (cursor, consumer) => acknowledge(session, cursor, consumer ?? null),
    possibleTypes: () => possibleTypes(session),
  };
}
