import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from './ask-hub.js';
import { countyGovernment, forestryBureau, landBureau, police, township } from './parties.js';
import { chapter, say } from './tell.js';

interface Offered {
  readonly viewer: { readonly organization: { readonly name: string } };
  readonly nodes: readonly ({
    readonly number: string;
    readonly drafts: readonly { readonly label: string; readonly path: string }[];
  } | null)[];
}

const document = `query ($ids: [ID!]!) {
  viewer { organization { name } }
  nodes(ids: $ids) { ... on Proceeding { number drafts { label path } } }
}`;

/** Downloads the drafts of official documents that each party is offered of these cases: a letter is for whoever writes it. */
export async function downloadDrafts(client: Client, ids: readonly string[], output: string): Promise<void> {
  chapter('七、公文草稿');
  await mkdir(output, { recursive: true });
  for (const organization of [township, landBureau, forestryBureau, countyGovernment, police]) {
    const { viewer, nodes } = await client.ask<Offered>(organization, document, { ids });
    for (const node of nodes) {
      for (const { label, path } of node?.drafts ?? []) {
        const file = join(output, `${viewer.organization.name} ${label} ${node?.number}.docx`);
        await writeFile(file, await client.download(organization, path));
        say(`  ${viewer.organization.name} 下载《${label}》：${file}`);
      }
    }
  }
}
