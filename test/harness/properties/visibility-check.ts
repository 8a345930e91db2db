import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import { subscribe, type Subscriber } from '../clients/subscriber.js';
import { attachmentOf, download } from '../builders/attachments.js';
import {
  listedFor,
  members,
  readsFile,
  sees,
  toldOf,
  type History,
  type Member,
  type Telling,
} from './visibility-history.js';

/** Everything that a member may ask of a history, answered by the hub and by the oracle. */
export interface Answers {
  readonly expected: object;
  readonly given: object;
}

const question = `query ($mark: String!, $ids: [ID!]!, $from: LocalDate!, $to: LocalDate!) {
  list: sharedRecords(first: 100) { totalCount nodes { id title } }
  search: sharedRecords(first: 100, filter: { text: $mark }) { nodes { id } }
  found: search(first: 100, text: $mark) { totalCount nodes { subject { id } } }
  decisions: penaltyDecisions(first: 100) { totalCount nodes { id } }
  history: nodes(ids: $ids) { id ... on SharedRecord { title history { revision } attachments { contentId attachment { downloadPath } } } }
  today: sharedOn { count }
  sharing: sharingStatistics(period: { from: $from, to: $to }, groupBy: []) { rows { shared } }
  penalties: penaltyStatistics(period: { from: "2026-10-12", to: "2026-10-12" }, groupBy: []) { rows { decisions fineTotal } }
  replay: changes(first: 500) { changes { kind subjectId subject { id ... on SharedRecord { title } } } }
}`;

interface Told {
  readonly kind: string;
  readonly subjectId: string | null;
  readonly subject: { readonly title?: string } | null;
}

interface Node {
  readonly id: string;
  readonly history: readonly object[];
  readonly attachments: readonly {
    readonly contentId: string;
    readonly attachment: { readonly downloadPath: string };
  }[];
}

interface Data {
  readonly list: { readonly totalCount: number; readonly nodes: readonly { id: string; title: string }[] };
  readonly search: { readonly nodes: readonly { id: string }[] };
  readonly found: { readonly totalCount: number; readonly nodes: readonly { readonly subject: { id: string } }[] };
  readonly decisions: { readonly totalCount: number; readonly nodes: readonly { id: string }[] };
  readonly history: readonly (Node | null)[];
  readonly today: readonly { readonly count: number }[];
  readonly sharing: { readonly rows: readonly { readonly shared: number }[] };
  readonly penalties: { readonly rows: readonly { readonly decisions: number; readonly fineTotal: string }[] };
  readonly replay: { readonly changes: readonly Told[] };
}

/** Asks as each member, over every way there is to records, and says what the oracle would. */
export async function askEverybody(hub: TestHub, history: History, mark: string): Promise<Map<Member, Answers>> {
  const answers = new Map<Member, Answers>();
  // The log is asked when this node knows all that was written; the hub itself writes there too (a year without its notice).
  const { rows } = await hub.owner.query<{ written: number }>('SELECT count(*)::int AS written FROM change_event');
  await hub.running.hub.feed.wait((rows[0]?.written ?? 0) - 1, 10_000);
  for (const member of members) {
    const token = await hub.token(member);
    const ids = history.records.map(({ id }) => id);
    const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const variables = { mark, ids, from: day(-2), to: day(2) };
    const { data, errors } = await graphql<Data>(hub.url, token, question, variables);
    if (!data) throw new Error(JSON.stringify(errors));
    const subscriber = subscribe(hub.url, token, { after: hub.running.hub.feed.cursor(0) });
    const told = toldOf(history, member);
    const followed = (await subscriber.until(told.length)).slice();
    await subscriber.close();
    const files = [...history.uploads.keys()].sort();
    const read: string[] = [];
    for (const contentId of files) {
      const { status } = await download(hub, member, contentId);
      const known = await attachmentOf(hub, member, contentId);
      if (status === 200 || known !== null) read.push(`${contentId} ${status} ${known !== null}`);
    }
    answers.set(member, {
      expected: {
        ...expectedOf(history, member, told),
        read: files.flatMap((each) => (readsFile(history, member, each) ? [`${each} 200 true`] : [])),
      },
      given: { ...givenOf(data, followed), read },
    });
  }
  return answers;
}

function expectedOf(history: History, member: Member, told: readonly Telling[]): object {
  const listed = listedFor(history, member);
  const ids = listed.map(({ id }) => id).sort();
  const decided = listed.filter(({ fine }) => fine !== null);
  const fines = decided.reduce((sum, { fine }) => sum + (fine ?? 0), 0);
  return {
    list: { totalCount: ids.length, nodes: listed.map(({ id, title }) => `${id} ${title}`).sort() },
    search: ids,
    found: { totalCount: ids.length, nodes: ids },
    decisions: { totalCount: decided.length, nodes: decided.map(({ id }) => id).sort() },
    nodes: history.records.map((record) =>
      sees(record.audience, member) ? `${record.id} ${record.revision} ${downloadOf(record.file)}` : null,
    ),
    today: ids.length,
    shared: ids.length,
    penalties: decided.length > 0 ? `${decided.length} ${fines}.00` : 'none',
    replay: told,
    followed: told,
  };
}

function givenOf(data: Data, followed: Subscriber['received']): object {
  const [figures] = data.penalties.rows;
  return {
    list: { totalCount: data.list.totalCount, nodes: data.list.nodes.map(({ id, title }) => `${id} ${title}`).sort() },
    search: data.search.nodes.map(({ id }) => id).sort(),
    found: {
      totalCount: data.found.totalCount,
      nodes: data.found.nodes.map(({ subject }) => subject.id).sort(),
    },
    decisions: { totalCount: data.decisions.totalCount, nodes: data.decisions.nodes.map(({ id }) => id).sort() },
    nodes: data.history.map((node) => {
      const [file] = node?.attachments ?? [];
      return node && `${node.id} ${node.history.length} ${file ? file.attachment.downloadPath : 'no file'}`;
    }),
    today: data.today.reduce((sum, { count }) => sum + count, 0),
    shared: data.sharing.rows[0]?.shared ?? 0,
    penalties: figures && figures.decisions > 0 ? `${figures.decisions} ${figures.fineTotal}` : 'none',
    replay: data.replay.changes.map(toldBy),
    followed: followed.map(toldBy),
  };
}

function downloadOf(contentId: string | null): string {
  return contentId === null ? 'no file' : `/attachments/${contentId}`;
}

function toldBy({ kind, subjectId, subject }: Told): Telling {
  return { kind, subjectId, title: subject?.title ?? null };
}
