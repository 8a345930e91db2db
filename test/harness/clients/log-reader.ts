import { eventually } from '../time/eventually.js';
import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';
import { otherInput, publishOther, sharing } from '../builders/inputs.js';
import { mutate } from './publish.js';
import { openSession } from './socket-session.js';
import { TestChangesPageDocument } from '../../operations/operations.generated.js';

/** What the hub says of a cursor it cannot go on from. */
export interface CursorAnswer {
  readonly code: string;
  readonly resumeFrom: string | null;
  readonly head: string | null;
}

/** Publishes one after the other, each in a batch of its own, and gives the cursors. */
export async function publishTitles(hub: TestHub, ...titles: readonly string[]): Promise<string[]> {
  const cursors: string[] = [];
  for (const title of titles) {
    const { change } = await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(title) }));
    cursors.push(change?.cursor ?? '');
  }
  return cursors;
}

async function query(hub: TestHub, after: string | null) {
  return graphql(hub.url, await hub.token('nync'), TestChangesPageDocument, { after });
}

export async function titlesAfter(hub: TestHub, after: string | null) {
  const { data, errors } = await query(hub, after);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.changes.changes.map(({ subject }) => (subject && 'title' in subject ? subject.title : undefined));
}

export async function faultOverHttp(hub: TestHub, cursor: string | null): Promise<CursorAnswer> {
  const { errors = [] } = await query(hub, cursor);
  return answerOf(errors);
}

export async function faultOnSocket(hub: TestHub, cursor: string): Promise<CursorAnswer> {
  const follow = `subscription { changes(after: ${JSON.stringify(cursor)}) { cursor } }`;
  const session = await openSession(hub.url, await hub.token('nync'), follow);
  const told = await eventually(() => session.messages.find(({ errors, payload }) => errors ?? payload?.errors));
  session.close();
  return answerOf(told.errors ?? told.payload?.errors ?? []);
}

/** What is wrong with a cursor, told alike over HTTP and on a socket. */
export async function faultOf(hub: TestHub, cursor: string): Promise<CursorAnswer> {
  const fault = await faultOnSocket(hub, cursor);
  const overHttp = await faultOverHttp(hub, cursor);
  if (JSON.stringify(overHttp) !== JSON.stringify(fault)) {
    throw new Error(`HTTP says ${JSON.stringify(overHttp)}, the socket ${JSON.stringify(fault)}`);
  }
  return fault;
}

function answerOf(errors: readonly { readonly extensions?: Record<string, unknown> }[]): CursorAnswer {
  const [{ extensions = {} } = {}] = errors;
  const { code, resumeFrom, head } = extensions;
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { code: String(code), resumeFrom: textOf(resumeFrom), head: textOf(head) };
}
