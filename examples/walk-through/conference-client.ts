import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** In whose name something is asked: an organization and the roles of its person or system. */
export interface Acting {
  readonly code: string;
  readonly roles: readonly string[];
}

/** Asks the hub as any client does: GraphQL over HTTP and a bearer token. */
export interface ConferenceClient {
  /** Sends one of the operations; whatever the hub answers as an error is thrown. */
  ask<Data>(acting: Acting, operationName: string, variables: object): Promise<Data>;
  /** GET of a path that the hub has told. */
  download(acting: Acting, path: string): Promise<Buffer>;
}

const run = promisify(execFile);

/** @param document a file beside this one that has all operations, each with a name */
export async function conferenceClient(url: string, document: string): Promise<ConferenceClient> {
  const definitions = definitionsIn(await readFile(new URL(document, import.meta.url), 'utf8'));
  const authorization = tokens();
  return {
    async ask<Data>(acting: Acting, operationName: string, variables: object) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: await authorization(acting) },
        body: JSON.stringify({ query: withFragments(definitions, operationName), operationName, variables }),
      });
      const { data, errors } = (await response.json()) as { data?: Data | null; errors?: readonly object[] };
      if (!data || errors) throw new Error(`${operationName}: HTTP ${response.status} ${JSON.stringify(errors)}`);
      return data;
    },
    async download(acting, path) {
      const response = await fetch(`${url}${path}`, { headers: { authorization: await authorization(acting) } });
      if (!response.ok) throw new Error(`GET ${path}: HTTP ${response.status}`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}

/** Operations and fragments by name: each begins at the beginning of a line. */
function definitionsIn(document: string): ReadonlyMap<string, string> {
  const definitions = document.matchAll(
    /^(?:query|mutation|fragment) (\w+).*?(?=^(?:query|mutation|fragment|#)|$(?![^]))/gms,
  );
  return new Map(Array.from(definitions, ([text, name = '']) => [name, text.trim()]));
}

/** The hub bounds what one document has: an operation goes alone, with the fragments that it spreads. */
function withFragments(definitions: ReadonlyMap<string, string>, name: string): string {
  const needed = new Set([name]);
  for (const each of needed) {
    for (const [, fragment = ''] of (definitions.get(each) ?? '').matchAll(/\.\.\.(\w+)/g)) needed.add(fragment);
  }
  return Array.from(needed, (each) => definitions.get(each) ?? '').join('\n');
}

/** Tokens by organization code from `TOKENS`; where that is not set, the hub's command line makes them. */
function tokens(): (acting: Acting) => Promise<string> {
  const given = process.env['TOKENS'];
  const known = new Map<string, Promise<string>>();
  if (given !== undefined) {
    for (const [code, token] of Object.entries(JSON.parse(given) as Record<string, string>)) {
      known.set(code, Promise.resolve(token));
    }
  }
  return async (acting) => {
    if (given !== undefined && !known.has(acting.code)) throw new Error(`TOKENS 中没有 ${acting.code} 的令牌`);
    const token = known.get(acting.code) ?? demonstrationToken(acting);
    known.set(acting.code, token);
    return `Bearer ${await token}`;
  };
}

async function demonstrationToken({ code, roles }: Acting): Promise<string> {
  const command = ['run', '--silent', 'hub', '--', 'token', '--organization', code, '--roles', roles.join()];
  const { stdout } = await run('npm', command, { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  return stdout.trimEnd().split('\n').at(-1) ?? '';
}
