import { expect } from 'vitest';
import { graphql } from '../clients/graphql.js';
import { startHub, type TestHub } from '../hub/hub.js';
import { freshKey } from '../builders/inputs.js';
import { askStep, proceedingOf } from '../clients/proceeding.js';
import { subscribe } from '../clients/subscriber.js';
import { transferInput } from '../builders/transfer.js';

const api = { field: 'caseTransfer' };

/** Everything that may be asked about a proceeding of others. */
const reading = `query ($id: ID!) {
  node(id: $id) { id }
  proceedings(first: 100) { totalCount nodes { id } }
  listed: proceedings(filter: { text: "砂石" }) { totalCount }
  search(text: "砂石") { totalCount nodes { subject { id } } }
  caseTransfers(first: 100) { totalCount nodes { id steps { step } materials { name } } }
  deadlines(first: 100) { totalCount nodes { title subjectId } }
  changes(first: 500) { changes { kind subjectId } }
}`;

interface Reading {
  readonly node: object | null;
  readonly listed: { readonly totalCount: number };
  readonly search: { readonly totalCount: number; readonly nodes: readonly { readonly subject: object }[] };
  readonly proceedings: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
  readonly caseTransfers: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
  readonly deadlines: { readonly totalCount: number; readonly nodes: readonly { readonly subjectId: string }[] };
  readonly changes: { readonly changes: readonly { readonly kind: string; readonly subjectId: string }[] };
}

async function read(hub: TestHub, organization: string, id: string): Promise<Reading> {
  const { data, errors } = await graphql<Reading>(hub.url, await hub.token(organization), reading, { id });
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

/**
 * A transfer between two organizations is seen by both in every way there is, and by nobody else in any; `weaken` takes a defence
 * away before anything is asked.
 */
export async function expectOnlyParties(
  weaken: (hub: TestHub) => Promise<void> = async () => undefined,
): Promise<void> {
  const hub = await startHub();
  try {
    await weaken(hub);
    const stranger = subscribe(hub.url, await hub.token('nync'));
    const receiver = subscribe(hub.url, await hub.token('zrzy'));
    const ask = (organization: string, mutation: string, input: object, type?: string) =>
      askStep(
        hub,
        organization,
        api,
        { mutation, ...(type ? { type } : {}) },
        { idempotencyKey: freshKey(), ...input },
      );
    // Subscriptions start at the head: it must not move before they have.
    await graphql(hub.url, await hub.token('nync'), '{ viewer { name } }');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { id } = proceedingOf(await ask('141025100', 'sendCaseTransfer', transferInput()));
    proceedingOf(await ask('zrzy', 'receiveCaseTransfer', { caseTransferId: id }, 'CaseTransferStepInput'));
    expect((await receiver.until(2)).map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
      ['STEP_TAKEN', id],
      ['STEP_TAKEN', id],
    ]);

    for (const party of ['141025100', 'zrzy']) {
      const seen = await read(hub, party, id);
      expect(seen.node).toEqual({ id });
      expect([seen.proceedings.totalCount, seen.caseTransfers.totalCount, seen.listed.totalCount]).toEqual([1, 1, 1]);
      expect(seen.search).toEqual({ totalCount: 1, nodes: [{ subject: { id } }] });
      expect(seen.changes.changes.filter(({ subjectId }) => subjectId === id)).toHaveLength(2);
    }
    // The police, who are let into referrals, the county government, and any other member are strangers here.
    for (const other of ['nync', 'gaj', 'xzf', '141025101']) {
      const seen = await read(hub, other, id);
      // Deadlines that are about no proceeding are for whoever they concern (J11).
      const deadlines = seen.deadlines.nodes.filter(({ subjectId }) => subjectId === id);
      expect({ ...seen, deadlines }).toEqual({
        node: null,
        listed: { totalCount: 0 },
        search: { totalCount: 0, nodes: [] },
        proceedings: { totalCount: 0, nodes: [] },
        caseTransfers: { totalCount: 0, nodes: [] },
        deadlines: [],
        changes: { changes: [] },
      });
      const step = await ask(other, 'acceptCaseTransfer', { caseTransferId: id }, 'CaseTransferStepInput');
      expect(step).toMatchObject({ proceeding: null, userErrors: [{ code: 'NOT_FOUND', path: ['caseTransferId'] }] });
    }
    expect(stranger.received).toEqual([]);
    await Promise.all([stranger.close(), receiver.close()]);
  } finally {
    await hub.close();
  }
}
