import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';
import { readParagraphs } from '../files/official-document.js';
import { unzip } from '../files/zip.js';

/** What an organization may download of a proceeding, by label. */
export async function draftsOf(hub: TestHub, organization: string, id: string): Promise<Map<string, string>> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { drafts { label path } } } }';
  const { data, errors } = await graphql<{ node: { drafts: { label: string; path: string }[] } | null }>(
    hub.url,
    await hub.token(organization),
    query,
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return new Map((data.node?.drafts ?? []).map(({ label, path }) => [label, path]));
}

/** The text of a draft, a line a paragraph. */
export async function draftText(hub: TestHub, organization: string, id: string, label: string): Promise<string> {
  const path = (await draftsOf(hub, organization, id)).get(label);
  if (path === undefined) throw new Error(`there is no ${label}`);
  const headers = { authorization: `Bearer ${await hub.token(organization)}` };
  const response = await fetch(`${hub.url}${path}`, { headers });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const document = unzip(Buffer.from(await response.arrayBuffer())).get('word/document.xml') ?? '';
  return readParagraphs(document)
    .map(({ text }) => text)
    .join('\n');
}
