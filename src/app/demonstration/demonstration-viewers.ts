import type { Hub } from '../../core/hub.js';
import { issueDemonstrationToken, type DemonstrationKeys, type Viewer } from '../../core/identity/index.js';
import { demonstrationClaims } from './demonstration-account.js';

/** The demonstration account of an organization as a viewer, through the front door: with a token. */
export async function demonstrationViewer(hub: Hub, keys: DemonstrationKeys, code: string): Promise<Viewer> {
  const organization = hub.organizations.byCode(code);
  if (!organization) throw new Error(`organization ${code} is not in the directory`);
  return hub.authenticate(await issueDemonstrationToken(keys, demonstrationClaims(organization)));
}
