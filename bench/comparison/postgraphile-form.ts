import type { Caller } from '../fixtures.js';
import type { Workload } from '../workloads.js';
import type { Json } from './json.js';

/** The same requests in the names that PostGraphile gives to tables, columns and foreign keys as they are. */
const decision = 'decision: penaltyDecisionByRecordId';
const publisher = 'publisher: organizationByPublisherId';
const documents: Readonly<Record<string, string>> = {
  // Its own order is set by the field; without `orderBy: []` PostGraphile would add the primary key to it.
  Q1: `query PenaltyDecisions($first: Int, $after: Cursor) {
  visiblePenaltyDecisions(first: $first, after: $after, orderBy: []) {
    pageInfo { hasNextPage endCursor }
    nodes { rowId ${decision} { decisionNumber decidedOn partyName penaltyKinds fineAmount executionStatus } ${publisher} { code name division: divisionByDivisionCode { code name } } }
  }
}`,
  Q2: `query One($id: UUID!) {
  visibleRecord(rowId: $id) { rowId title category revision ${decision} { decisionNumber fineAmount } }
}`,
  M1: `mutation Publish($input: PeerPublishPenaltyDecisionInput!) {
  peerPublishPenaltyDecision(input: $input) {
    result { rowId category title formedAt timeliness revision ${publisher} { code name } ${decision} { decisionNumber fineAmount } }
  }
}`,
};

export function postgraphileForm(workload: Workload, { organization, person }: Caller): Workload {
  const { variables } = JSON.parse(workload.template) as { variables: Record<string, unknown> };
  const own = workload.name === 'M1' ? { input: { organization, person, input: variables['input'] } } : variables;
  return {
    ...workload,
    template: JSON.stringify({ query: documents[workload.name], variables: own }),
    values: workload.values?.map((id) => id.replace('rec_', '')) ?? null,
  };
}

interface Row {
  readonly rowId: string;
  readonly decision: object;
}

function record(row: Row | null): object | null {
  if (row === null) return null;
  const { rowId, decision, ...common } = row;
  return { id: `rec_${rowId.replaceAll('-', '')}`, ...common, ...decision };
}

/** Data of PostGraphile in the shape of the hub's. */
export function hubShape(name: string, data: Json): Json {
  if (name === 'M1') {
    return { publishPenaltyDecision: { record: record(data['peerPublishPenaltyDecision'].result), userErrors: [] } };
  }
  if (name === 'Q2') return { node: record(data['visibleRecord']) };
  const { pageInfo, nodes } = data['visiblePenaltyDecisions'];
  return { penaltyDecisions: { pageInfo, nodes: nodes.map(record) } };
}
