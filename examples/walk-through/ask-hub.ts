import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A hub, asked over HTTP as any other program would ask it. */
export interface Client {
  /** Asks one GraphQL document as a member of an organization. */
  ask<Data>(organization: string, document: string, variables?: object): Promise<Data>;
  /** Fetches a file as a member of an organization. */
  download(organization: string, path: string): Promise<Buffer>;
  /** Sends bytes to a signed link, which needs no token. */
  put(link: string, bytes: Buffer): Promise<void>;
}

/** What is wrong with a request, as every mutation tells it. */
export interface UserError {
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly rule: string | null;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly object[];
}

/**
 * A client of the hub at an address. Tokens are those of TOKENS, a JSON object of tokens by organization code; the hub's own command
 * line issues the others, which works for a demonstration on this machine only.
 */
export function clientOf(url: string): Client {
  const tokens = new Map<string, Promise<string>>(
    Object.entries(JSON.parse(process.env['TOKENS'] ?? '{}') as Record<string, string>).map(([code, token]) => [
      code,
      Promise.resolve(token),
    ]),
  );
  const authorization = async (organization: string): Promise<string> => {
    const token = tokens.get(organization) ?? issueToken(organization);
    tokens.set(organization, token);
    return `Bearer ${await token}`;
  };

  return {
    async ask<Data>(organization: string, query: string, variables: object = {}) {
      const response = await fetch(new URL('/graphql', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: await authorization(organization) },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Answer<Data>;
      if (errors || !data) throw new Error(`平台未能答复 ${organization}：${JSON.stringify(errors)}`);
      return data;
    },
    async download(organization, path) {
      const response = await fetch(new URL(path, url), {
        headers: { authorization: await authorization(organization) },
      });
      if (!response.ok) throw new Error(`${path}：${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    async put(link, bytes) {
      const response = await fetch(new URL(link, url), { method: 'PUT', body: new Uint8Array(bytes) });
      if (!response.ok) throw new Error(`上传未成功：${response.status} ${await response.text()}`);
    },
  };
}

async function issueToken(organization: string): Promise<string> {
  const roles = organization === 'xzf' ? 'COUNTY_GOVERNMENT' : 'PUBLISHER';
  const parameters = ['run', '--silent', 'hub', '--', 'token', '--organization', organization, '--roles', roles];
  const { stdout } = await run('npm', parameters);
  return stdout.trimEnd().split('\n').at(-1) ?? '';
}
