import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExample, type Example, type Identity } from '../../../web/examples/example.js';
import { dataOf, type Answer } from '../../../web/examples/faults.js';
import type { Filling } from '../../../web/examples/fill-in.js';
import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';

const folder = join(import.meta.dirname, '../../../examples');
const operations = join(folder, 'operations');

/** The examples of operations by chapter, in the order of their files. */
export async function allExamples(): Promise<Example[]> {
  const chapters: object = JSON.parse(await readFile(join(operations, 'chapters.json'), 'utf8'));
  const files = Object.keys(chapters).flatMap((chapter) =>
    globSync(`${chapter}/*.graphql`, { cwd: operations }).toSorted(),
  );
  return Promise.all(
    files.map(async (file) => {
      const variables = await readFile(join(operations, file.replace('.graphql', '.variables.json')), 'utf8').catch(
        () => undefined,
      );
      return readExample(file.replace('.graphql', ''), await readFile(join(operations, file), 'utf8'), variables);
    }),
  );
}

/** Asks as the page does: with the demonstration's own sign-in, for the identity that an example names. */
export async function askAs(hub: TestHub, { document, identity }: Example, variables: unknown): Promise<Answer> {
  return graphql<Record<string, unknown>>(hub.url, await signIn(hub, identity), document, variables as object);
}

/** What fills examples in against this hub. @throws on any fault of what is run before */
export function fillingOn(hub: TestHub, examples: readonly Example[], now: () => Date): Filling {
  const byName = new Map(examples.map((example) => [example.name, example]));
  return {
    get now() {
      return now();
    },
    byName: (name) => byName.get(name),
    run: async (example, variables) => dataOf(example, await askAs(hub, example, variables)),
    upload: async (kind, path, identity) =>
      kind === 'table' ? uploadTable(hub, path, identity) : uploadAttachment(hub, path, identity),
  };
}

/** A token of the demonstration for an identity. */
export async function signIn(hub: TestHub, { organization, roles }: Identity): Promise<string> {
  const asked = new URLSearchParams({ organization, ...(roles.length > 0 ? { roles: roles.join(',') } : {}) });
  const response = await fetch(`${hub.url}/demo/session?${asked.toString()}`);
  const session = (await response.json()) as { readonly token: string };
  return session.token;
}

async function uploadTable(hub: TestHub, path: string, identity: Identity): Promise<string> {
  const response = await fetch(`${hub.url}/uploads`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await signIn(hub, identity)}`, 'content-type': 'text/csv' },
    body: await readFile(join(folder, path)),
  });
  return ((await response.json()) as { readonly uploadId: string }).uploadId;
}

async function uploadAttachment(hub: TestHub, path: string, identity: Identity): Promise<string> {
  const bytes = await readFile(join(folder, path));
  const bearer = await signIn(hub, identity);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const input = { name: path.replace(/.*\//, ''), contentType: 'text/plain', size: bytes.length, sha256 };
  const { data } = await graphql<{
    requestUpload: { readonly upload: { readonly contentId: string; readonly url: string } };
  }>(
    hub.url,
    bearer,
    'mutation ($input: RequestUploadInput!) { requestUpload(input: $input) { upload { contentId url } } }',
    { input },
  );
  const { contentId = '', url = '' } = data?.requestUpload.upload ?? {};
  const sent = await fetch(new URL(url, hub.url), {
    method: 'PUT',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'text/plain' },
    body: bytes,
  });
  if (!sent.ok) throw new Error(`${path}: ${sent.status} ${await sent.text()}`);
  return contentId;
}
