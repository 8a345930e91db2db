import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { changeList, type ListAnswer } from './change-lists.js';
import { delegate, revoke } from './delegate.js';
import { presentDelegations, presentItem } from './enforcement-item.js';
import {
  DelegateItemInput,
  DelegationPayload,
  RecordEnforcementItemInput,
  RecordEnforcementItemPayload,
  RevokeDelegationInput,
} from './lists.graphql.js';
import { recordItem } from './record-item.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class ListsResolver {
  @Mutation(() => RecordEnforcementItemPayload, {
    description:
      '登记执法事项或其新版本，由实施单位（部门，或对自身法定职权事项的乡镇）或县政府办理（规则 G2）。Records an item or a new version of it (rule G2); for whose list it is, a department or a township, and the county government.',
  })
  async recordEnforcementItem(
    @Arg('input', () => RecordEnforcementItemInput, asked) input: RecordEnforcementItemInput,
    @Ctx() context: RequestContext,
  ) {
    const { departmentCode = null, penalties = null, validTo = null, ...given } = input;
    const act = { action: 'ENFORCEMENT_ITEM_RECORDED', itemCode: input.code, basis: input.basis };
    const { listing, notices, userErrors } = await changeList(context, act, (scope) =>
      recordItem(scope, { ...given, departmentCode, penalties, validTo }),
    );
    const item = listing && presentItem(listing, input.validFrom, context.hub.organizations);
    return { item, notices, userErrors };
  }

  @Mutation(() => DelegationPayload, {
    description:
      '下放执法事项给乡镇，由实施部门或县政府办理（规则 G2）。Hands an item over to a township (rule G2); for its department and the county government.',
  })
  async delegateItem(
    @Arg('input', () => DelegateItemInput, asked) input: DelegateItemInput,
    @Ctx() context: RequestContext,
  ) {
    const { departmentCode = null, ...given } = input;
    const answer = await changeList(context, actOf('ITEM_DELEGATED', input), (scope) =>
      delegate(scope, { ...given, departmentCode, revokedOn: null, revocationBasis: null }),
    );
    return payload(context, input.townshipCode, answer, ({ delegatedFrom }) => delegatedFrom === input.delegatedFrom);
  }

  @Mutation(() => DelegationPayload, {
    description:
      '收回下放事项，由实施部门或县政府办理（规则 G2）。Takes an item back from a township (rule G2); for its department and the county government.',
  })
  async revokeDelegation(
    @Arg('input', () => RevokeDelegationInput, asked) input: RevokeDelegationInput,
    @Ctx() context: RequestContext,
  ) {
    const { departmentCode = null, ...given } = input;
    const answer = await changeList(context, actOf('DELEGATION_REVOKED', input), (scope) =>
      revoke(scope, { ...given, departmentCode }),
    );
    return payload(context, input.townshipCode, answer, ({ revokedOn }) => revokedOn === input.revokedOn);
  }
}

function actOf(action: string, { itemCode, basis, townshipCode }: DelegateItemInput | RevokeDelegationInput) {
  return { action, itemCode, basis, township: townshipCode };
}

function payload(
  { hub }: RequestContext,
  townshipCode: string,
  { listing, userErrors }: ListAnswer,
  isMeant: (delegation: ReturnType<typeof presentDelegations>[number]) => boolean,
) {
  const delegations = listing ? presentDelegations(listing, hub.organizations) : [];
  const delegation = delegations.find((one) => one.township.code === townshipCode && isMeant(one)) ?? null;
  return { delegation, userErrors };
}
