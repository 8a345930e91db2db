import { graphql } from '../clients/graphql.js';
import type { TestHub } from '../hub/hub.js';
import type { UserErrorAnswer } from './inputs.js';

export interface ListAnswer {
  readonly item?: { readonly validFrom: string; readonly validTo: string | null; readonly name: string } | null;
  readonly delegation?: { readonly delegatedFrom: string; readonly revokedOn: string | null } | null;
  /** Of items alone. */
  readonly notices?: readonly {
    readonly itemCode: string;
    readonly organization: { readonly code: string };
    readonly undecidedIn: readonly { readonly code: string }[];
    readonly message: string;
  }[];
  readonly userErrors: readonly UserErrorAnswer[];
}

const noticeFields = 'itemCode organization { code } validFrom validTo undecidedIn { code } message rule';
const itemFields = 'code name legalBasis penalties basis validFrom validTo department { code }';
const delegationFields = 'itemCode delegatedFrom revokedOn basis revocationBasis department { code } township { code }';
const mutations = {
  recordEnforcementItem: {
    type: 'RecordEnforcementItemInput',
    selection: `item { ${itemFields} } notices { ${noticeFields} }`,
  },
  delegateItem: { type: 'DelegateItemInput', selection: `delegation { ${delegationFields} }` },
  revokeDelegation: { type: 'RevokeDelegationInput', selection: `delegation { ${delegationFields} }` },
};

/** Something told of the lists, by 交通运输局 if nobody else is named. */
export async function tell(
  hub: Pick<TestHub, 'url' | 'token'>,
  mutation: keyof typeof mutations,
  input: object,
  organization = 'jtys',
): Promise<ListAnswer> {
  const { type, selection } = mutations[mutation];
  const text = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
    ${selection} userErrors { path code message rule } } }`;
  const given = mutation === 'recordEnforcementItem' ? itemInput(input) : { basis: '古政发〔2021〕3号', ...input };
  const answer = await graphql<{ answer: ListAnswer }>(hub.url, await hub.token(organization), text, { input: given });
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.answer;
}

/** An item's input; change what a test is about. */
export function itemInput(changes: object): object {
  return {
    code: '330217001000',
    name: '对擅自占用城市道路的行政处罚',
    legalBasis: '《城市道路管理条例》第四十二条',
    validFrom: '2021-01-01',
    basis: '古政办发〔2020〕40号',
    ...changes,
  };
}

export interface Competent {
  readonly organization: { readonly code: string };
  readonly basis: string;
  readonly since: string;
  readonly until: string | null;
}

export async function competent(
  hub: Pick<TestHub, 'url' | 'token'>,
  itemCode: string,
  townshipCode: string,
  on: string,
): Promise<Competent | null> {
  const query = `query Competent($itemCode: String!, $townshipCode: String!, $on: LocalDate) {
    competentOrganization(itemCode: $itemCode, townshipCode: $townshipCode, on: $on) {
      organization { code name } basis since until } }`;
  const variables = { itemCode, townshipCode, on };
  const answer = await graphql<{ competentOrganization: Competent | null }>(
    hub.url,
    await hub.token('141025100'),
    query,
    variables,
  );
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.competentOrganization;
}
