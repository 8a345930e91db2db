import type { County } from '../county/county.js';
import { read } from '../county/ask.js';
import { wholeList } from './pages.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';

/** Somebody who keeps a copy of all it may see, by the change log alone. */
export interface Follower {
  readonly who: string;
  cursor: string | null;
  /** Subjects as the log told of them last; null: retracted. */
  readonly kept: Map<string, string | null>;
}

export function follower(who: string): Follower {
  return { who, cursor: null, kept: new Map() };
}

const content = `id __typename
  ... on SharedRecord { title status scope revisionOfRecord: revision dueAt withdrawalReason }
  ... on Proceeding { titleOfMatter: title number revision stateLabel closedAt suspicion }`;

interface Page {
  readonly changes: {
    readonly endCursor: string;
    readonly hasMore: boolean;
    readonly changes: readonly {
      readonly kind: string;
      readonly subjectId: string | null;
      readonly subject: object | null;
      readonly previousCursor: string | null;
      readonly cursor: string;
    }[];
  };
}

/** Reads on to the end of the log. */
export async function follow(county: County, reader: Follower): Promise<void> {
  await allNumbered(county.hub);
  const query = `query ($after: String) { changes(after: $after, first: 200) { endCursor hasMore
    changes { kind cursor previousCursor subjectId subject { ${content} } } } }`;
  for (;;) {
    const { changes: page } = await read<Page>(county, reader.who, query, { after: reader.cursor });
    for (const { kind, subjectId, subject } of page.changes) {
      if (subjectId === null) continue;
      reader.kept.set(subjectId, subject === null || kind === 'RETRACTED' ? null : JSON.stringify(subject));
    }
    reader.cursor = page.endCursor;
    if (!page.hasMore) return;
  }
}

/** What is kept is what there is: everything that the follower sees, as it stands, and nothing that it does not. */
export async function checkFollowed(county: County, reader: Follower): Promise<void> {
  const { journal } = county;
  await follow(county, reader);
  const statuses = 'filter: { statuses: [SHARED, PENDING, WITHDRAWN] }';
  const records = await wholeList<Subject>(county, reader.who, 'sharedRecords', 'id', { filter: statuses });
  const matters = await wholeList<Subject>(county, reader.who, 'proceedings', 'id');
  const known = [...county.matters.values(), ...county.records, ...records, ...matters].map(({ id }) => id);
  const ids = [...new Set([...known, ...reader.kept.keys()])];
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${content} } }`;
  for (let at = 0; at < ids.length; at += 100) {
    const asked = ids.slice(at, at + 100);
    const { nodes } = await read<{ nodes: (object | null)[] }>(county, reader.who, query, { ids: asked });
    for (const [index, node] of nodes.entries()) {
      const id = asked[index] ?? '';
      const kept = reader.kept.get(id) ?? null;
      const given = node === null ? null : JSON.stringify(node);
      if (kept !== given) journal.violate('feed', `${reader.who} keeps ${kept} of what is ${given}`, id);
    }
  }
}

interface Subject {
  readonly id: string;
}
