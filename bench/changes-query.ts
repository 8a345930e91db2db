/** What the subscribers of S1 ask for. */
export const changesQuery = `subscription Changes { changes { cursor previousCursor kind occurredAt organization { code name }
  subject { id __typename ... on SharedRecord { title category timeliness publisher { code } } ... on PenaltyDecision { decisionNumber fineAmount } } } }`;
