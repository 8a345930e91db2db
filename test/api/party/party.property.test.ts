import { expect, test } from 'vitest';
import fc from 'fast-check';
import { partyOf, walkParty } from '../../harness/clients/party.js';
import { startHub } from '../../harness/hub/hub.js';
import { choicesFrom } from '../../harness/properties/choices.js';
import { codes, liveWithParties, lookers, names, numbers } from '../../harness/properties/party-history.js';
import { partyInLists } from '../../harness/properties/party-lists.js';

const sought = [
  ...codes.map((code) => ({ code })),
  ...names.map((name) => ({ name })),
  ...numbers.map((code) => ({ code, purpose: '核对当事人身份' })),
];

test('[S3] after any history everybody finds of a party what its lists show of it, counted as they count, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const hub = await startHub();
      try {
        await liveWithParties(hub, choicesFrom(fc.sample(fc.nat(), { seed, numRuns: 2000 })), 45);
        let found = 0;
        for (const who of lookers) {
          for (const asked of sought) {
            const { names: _, codes: __, ...given } = await partyOf(hub, who, asked);
            const { subjects, ...figures } = await partyInLists(hub, who, asked);
            const pageInfo = { ...given.subjects.pageInfo, endCursor: null };
            expect({ who, asked, ...given, subjects: { ...given.subjects, pageInfo } }).toEqual({
              ...{ who, asked, ...figures, subjects },
            });
            expect(await walkParty(hub, who, asked, 3)).toEqual(subjects.nodes.map(({ subject }) => subject.id));
            found += subjects.totalCount;
          }
        }
        expect(found).toBeGreaterThan(20);
      } finally {
        await hub.close();
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
