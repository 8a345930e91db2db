import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherInput, sharing } from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { publishOf } from '../../harness/builders/category-inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { search } from '../../harness/clients/search.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { visualVariant } from '../../harness/properties/visual-variants.js';

const township = '141025100';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const written = fc.string({
  unit: fc.constantFrom(...Array.from('古县岳阳镇占道经营砂石罚款决定书号𠮷ABcd0129（【·—～“’《%_\\')),
  minLength: 6,
  maxLength: 40,
});

/** A text, the part of it that is looked for, and how that is written then. */
const sought = written.chain((text) => {
  const characters = Array.from(text);
  return fc.nat(characters.length - 4).chain((from) =>
    fc.integer({ min: 4, max: characters.length - from }).chain((length) => {
      const part = characters.slice(from, from + length).join('');
      return fc.record({
        kept: visualVariant(text),
        asked: visualVariant(part),
        where: fc.constantFrom('title', 'externalRef', 'summary', 'partyName', 'basicFacts'),
      });
    }),
  );
});

async function keep(where: string, text: string): Promise<string> {
  if (where === 'partyName' || where === 'basicFacts') {
    const input = transferInput({ [where]: text });
    return proceedingOf(
      await askStep(hub, township, { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, input),
    ).id;
  }
  const named = { ...sharing(), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['zrzy'] };
  const input = where === 'summary' ? { summary: text, sharing: named } : { sharing: { ...named, [where]: text } };
  const { record, userErrors } = await mutate(hub, township, publishOf('OtherInformation'), otherInput(input));
  expect(userErrors).toEqual([]);
  return record?.id ?? '';
}

test('whoever may see something finds it by any part of its text, however both are written; nobody else does', async () => {
  await fc.assert(
    fc.asyncProperty(sought, async ({ kept, asked, where }) => {
      const id = await keep(where, kept);
      for (const who of [township, 'zrzy', 'nync']) {
        const ids = (await search(hub, who, asked)).map(({ subject }) => subject.id);
        expect({ who, found: ids.includes(id) }).toEqual({ who, found: who !== 'nync' });
      }
      const list = where === 'partyName' || where === 'basicFacts' ? 'caseTransfers' : 'otherInformation';
      const type = list === 'caseTransfers' ? 'CaseTransferFilter' : 'OtherInformationFilter';
      const query = `query ($filter: ${type}) { list: ${list}(filter: $filter, first: 100) { nodes { id } } }`;
      for (const who of ['zrzy', 'nync']) {
        const { data } = await graphql<{ list: { nodes: { id: string }[] } }>(hub.url, await hub.token(who), query, {
          filter: { text: asked },
        });
        expect(data?.list.nodes.some((node) => node.id === id)).toBe(who === 'zrzy');
      }
    }),
    { numRuns: 40 },
  );
});
