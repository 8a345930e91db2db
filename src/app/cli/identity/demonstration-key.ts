import { resolve } from 'node:path';
import {
  demonstrationKeyFile,
  existingDemonstrationKeys,
  issueDemonstrationToken,
} from '../../../core/identity/demonstration-issuer.js';
import type { Role } from '../../../core/identity/role.js';
import { countyOrganizations } from '../../../core/organizations/county.js';
import { CommandFault, exitCodes } from '../exit-code.js';
import type { Identity } from './identity.js';

export interface TokenRequest {
  readonly organization: string;
  readonly roles: readonly Role[];
  readonly name?: string;
  readonly hours: number;
}

const hours = 12;

/** A demonstration of this machine: whoever can read its key can be anybody there. Null: its key is not in the data directory. */
export async function demonstrationIdentity(
  dataDir: string,
  { organization, roles }: Pick<TokenRequest, 'organization' | 'roles'>,
): Promise<Identity | null> {
  if (!(await existingDemonstrationKeys(dataDir))) return null;
  const file = resolve(demonstrationKeyFile(dataDir));
  return {
    source: `演示密钥 ${file}（DATA_DIR）`,
    advice: '该目录可能不是这个平台的数据目录：请核对 DATA_DIR 与 --url (is this the data directory of that hub?)',
    renewable: true,
    demonstration: true,
    token: () => demonstrationToken(dataDir, { organization, roles, hours }),
  };
}

/**
 * A bearer token of the demonstration issuer whose key lies in the data directory. Organizations that the county has registered since are
 * known to the hub alone: it judges tokens of codes that are not told here.
 * @throws CommandFault where no hub has made a key: a client never does
 */
export async function demonstrationToken(dataDir: string, request: TokenRequest): Promise<string> {
  const { organization: code, roles } = request;
  const keys = await existingDemonstrationKeys(dataDir);
  if (!keys) {
    throw new CommandFault(
      `没有演示密钥 ${resolve(demonstrationKeyFile(dataDir))}：平台没有以此目录启动过，请先 npm start 或以 DATA_DIR 指定其数据目录 (no hub has started in this data directory)`,
      exitCodes.NOT_SIGNED_IN,
    );
  }
  const known = countyOrganizations.find((each) => each.code === code);
  const name = request.name ?? `${known?.name ?? code}演示系统`;
  return issueDemonstrationToken(keys, {
    ...{ organizationCode: code, roles, name, hours: request.hours },
    subject: `token:${code}:${name}`,
  });
}
