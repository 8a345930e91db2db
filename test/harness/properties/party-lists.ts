import { normalizeForSearch } from '../../../src/kernel/text.js';
import { graphql } from '../clients/graphql.js';
import type { PartyAnswer, PartyArguments } from '../clients/party.js';
import type { TestHub } from '../hub/hub.js';

interface Listed {
  readonly id: string;
  readonly at: string;
  readonly partyName: string | null;
  readonly partyCode?: string | null;
}

interface ListedDecision extends Listed {
  readonly partyKind: string;
  readonly case: { readonly id: string } | null;
  readonly standing: string;
  readonly fineAmount: string | null;
  readonly changedFineAmount: string | null;
  readonly confiscatedAmount: string | null;
  readonly changedConfiscatedAmount: string | null;
  readonly paidAmount: string | null;
  readonly outstandingAmount: string | null;
}

interface ListedCase extends Listed {
  readonly __typename: string;
  readonly closedAt: string | null;
}

interface Lists {
  readonly penaltyDecisions: { readonly nodes: readonly ListedDecision[] };
  readonly complaints: { readonly nodes: readonly ListedCase[] };
  readonly caseTransfers: { readonly nodes: readonly ListedCase[] };
  readonly criminalReferrals: { readonly nodes: readonly ListedCase[] };
}

const ofCase = '__typename id at: openedAt closedAt';
const query = `query ($filter: PenaltyDecisionFilter) {
  penaltyDecisions(first: 100, filter: $filter) { nodes { id at: formedAt partyName partyKind partyCode case { id } standing
    fineAmount changedFineAmount confiscatedAmount changedConfiscatedAmount paidAmount outstandingAmount } }
  complaints(first: 100) { nodes { ${ofCase} partyName } }
  caseTransfers(first: 100) { nodes { ${ofCase} partyName } }
  criminalReferrals(first: 100) { nodes { ${ofCase} partyName partyCode } }
}`;

const procedures: Readonly<Record<string, string>> = {
  Complaint: 'COMPLAINT',
  CaseTransfer: 'CASE_TRANSFER',
  CriminalReferral: 'CRIMINAL_REFERRAL',
};

const cents = (amount: string | null): bigint => BigInt(Math.round(Number(amount ?? 0) * 100));
const yuan = (sum: bigint): string => `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`;
const keyOf = (id: string): string => id.slice(id.indexOf('_') + 1);
const nameOf = ({ partyName }: Listed): string => normalizeForSearch(partyName ?? '');

/** What lists show a member of a party: all of them are read, and of each row it is asked whether it is about the party. */
export async function partyInLists(
  hub: TestHub,
  who: string,
  asked: PartyArguments,
): Promise<Omit<PartyAnswer, 'names' | 'codes'>> {
  const byNumber = asked.purpose !== undefined;
  const filter = byNumber ? { partyCode: asked.code } : null;
  const { data, errors } = await graphql<Lists>(hub.url, await hub.token(who), query, { filter });
  if (!data) throw new Error(JSON.stringify(errors));
  const listed = data.penaltyDecisions.nodes;
  const enterprises = listed.filter(({ partyKind }) => partyKind !== 'NATURAL_PERSON');
  const all = [...data.complaints.nodes, ...data.caseTransfers.nodes, ...data.criminalReferrals.nodes];
  const named = new Set(
    asked.name === undefined
      ? [...enterprises, ...all].filter(({ partyCode }) => partyCode === asked.code).map(nameOf)
      : [normalizeForSearch(asked.name)],
  );
  named.delete('');
  const isAbout = (row: Listed): boolean =>
    asked.name === undefined
      ? row.partyCode === asked.code || (row.partyCode == null && named.has(nameOf(row)))
      : named.has(nameOf(row));
  const decisions = byNumber ? listed : enterprises.filter(isAbout);
  const ended = new Set(decisions.flatMap((each) => each.case?.id ?? []));
  const cases = all.filter((each) => ended.has(each.id) || (!byNumber && isAbout(each)));
  return tell(decisions, cases);
}

function tell(
  decisions: readonly ListedDecision[],
  cases: readonly ListedCase[],
): Omit<PartyAnswer, 'names' | 'codes'> {
  const standing = decisions.filter(({ standing: is }) => is !== 'SET_ASIDE' && is !== 'FOUND_VOID');
  const nodes = [
    ...decisions.map(({ id, at }) => ({ at, subject: { __typename: 'PenaltyDecision', id } })),
    ...cases.map(({ id, at, __typename }) => ({ at, subject: { __typename, id } })),
  ].sort(
    (one, other) =>
      Date.parse(other.at) - Date.parse(one.at) || (keyOf(one.subject.id) < keyOf(other.subject.id) ? 1 : -1),
  );
  const byType = [...Map.groupBy(cases, ({ __typename }) => procedures[__typename] ?? '')];
  return {
    subjects: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes },
    recordCounts: decisions.length === 0 ? [] : [{ category: 'PENALTY_DECISION', count: decisions.length }],
    caseCounts: byType
      .map(([procedure, own]) => ({
        procedure,
        count: own.length,
        open: own.filter(({ closedAt }) => closedAt === null).length,
      }))
      .sort((one, other) => other.count - one.count || (one.procedure < other.procedure ? -1 : 1)),
    penalties: {
      decisions: standing.length,
      setAside: decisions.length - standing.length,
      fineTotal: yuan(standing.reduce((sum, each) => sum + cents(each.changedFineAmount ?? each.fineAmount), 0n)),
      paidTotal: yuan(standing.reduce((sum, each) => sum + cents(each.paidAmount), 0n)),
      outstandingTotal: yuan(standing.reduce((sum, each) => sum + cents(each.outstandingAmount), 0n)),
      confiscatedTotal: yuan(
        standing.reduce((sum, each) => sum + cents(each.changedConfiscatedAmount ?? each.confiscatedAmount), 0n),
      ),
    },
  };
}
