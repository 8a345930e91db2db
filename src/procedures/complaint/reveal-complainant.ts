import DataLoader from 'dataloader';
import { shanghaiText } from '../../kernel/instant-text.js';
import { appendAudits } from '../../core/audit/index.js';
import type { Hub, OperationScope } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import type { RevealRequest } from '../../core/personal-data/index.js';
import { actingFor } from '../../core/visibility/index.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { maskComplainant, openComplainant } from './complainant.js';
import { readComplainants } from './complainant.sql.js';
import { complaint } from './complaint.procedure.js';
import type { Complainant } from './complaint.js';
import { isNamedIn } from './secrecy.rules.js';

/** Who complained, masked, for whoever handles the complaint; nobody for anybody else. */
export function maskedComplainants({ hub, viewer }: OperationScope): DataLoader<string, Complainant | null> {
  return new DataLoader(async (keys) => {
    const found = await complainantsOf(hub, viewer, keys);
    return keys.map((key) => {
      const complainant = found.get(key);
      return complainant ? maskComplainant(complainant) : null;
    });
  });
}

/** The same in clear. The audit entry is there before anything is given out: without the one there is not the other. */
export function revealedComplainants({
  hub,
  viewer,
}: OperationScope): DataLoader<RevealRequest, Complainant | null, string> {
  return new DataLoader(
    async (requests) => {
      if (!viewer) return requests.map(() => null);
      const found = await complainantsOf(hub, viewer, [...new Set(requests.map(({ key }) => key))]);
      const answers = requests.map(({ key, purpose }): Complainant | Error | null => {
        const complainant = found.get(key);
        if (!complainant) return null;
        return isNamedIn(purpose, complainant)
          ? badInput('complainant.purpose：用途中不得写入投诉举报人的信息')
          : complainant;
      });
      const acts = requests.flatMap(({ key, purpose }, index) => {
        const answer = answers[index];
        return answer == null || answer instanceof Error
          ? []
          : [{ action, subjectType: complaint.typeName, subjectId: complaint.ids.of(key), purpose }];
      });
      if (acts.length > 0) await appendAudits(hub.pool, viewer, acts, shanghaiText(hub.clock.now()));
      return answers;
    },
    { cacheKeyFn: ({ key, purpose }) => `${key} ${purpose}` },
  );
}

const action = 'COMPLAINANT_REVEALED';

async function complainantsOf(
  hub: Hub,
  viewer: Viewer | null,
  keys: readonly string[],
): Promise<Map<string, Complainant>> {
  if (!viewer) return new Map();
  const sealed = await readComplainants(keys, actingFor(viewer.organization, hub.pool));
  return new Map([...sealed].map(([key, each]) => [key, openComplainant(hub.sealing, each, key)]));
}
