import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { historyOf, shownCorrection } from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import {
  CancelDelegationInput,
  CancelEnforcementItemInput,
  CorrectDelegationInput,
  CorrectEnforcementItemInput,
} from './correct-lists.graphql.js';
import { cancelDelegation, correctDelegation } from './correct-delegation.js';
import { cancelItem, correctItem } from './correct-item.js';
import type { PresentedDelegation, PresentedItem } from './enforcement-item.js';
import {
  DelegationCorrection,
  DelegationType,
  EnforcementItemCorrection,
  EnforcementItemType,
} from './enforcement-item.graphql.js';
import {
  delegationSubject,
  delegationTable,
  versionSubject,
  versionTable,
  type DelegationPeriod,
} from './listing-periods.sql.js';
import type { ItemVersion } from './listing.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => DelegationType)
export class DelegationCorrectionResolver {
  @FieldResolver()
  history(@Root() { item, township }: PresentedDelegation, @Ctx() context: RequestContext) {
    return historyOf(context, delegationTable, delegationSubject(item, township.key), shownDelegation);
  }

  @Mutation(() => DelegationCorrection, {
    description:
      '更正下放：下放日、收回日或依据登记有误，由实施部门或县政府说明理由办理（规则 G2）。Puts a handover right that was told wrongly (rule G2); for its department and the county government.',
  })
  async correctDelegation(
    @Arg('input', () => CorrectDelegationInput, asked)
    { departmentCode = null, correctedFrom = null, revokedOn = null, withoutEnd, ...given }: CorrectDelegationInput,
    @Ctx() context: RequestContext,
  ) {
    const { basis = null, revocationBasis = null, ...named } = given;
    const right = { correctedFrom, revokedOn, withoutEnd: withoutEnd ?? false, basis, revocationBasis };
    return shownCorrection(await correctDelegation(context, { ...named, departmentCode, ...right }), shownDelegation);
  }

  @Mutation(() => DelegationCorrection, {
    description:
      '取消下放：尚未开始或不应登记，由实施部门或县政府说明理由办理（规则 G2）。Takes a handover out that will not be or should never have been told (rule G2); for its department and the county government.',
  })
  async cancelDelegation(
    @Arg('input', () => CancelDelegationInput, asked) { departmentCode = null, ...named }: CancelDelegationInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await cancelDelegation(context, { ...named, departmentCode }), shownDelegation);
  }
}

@Resolver(() => EnforcementItemType)
export class ItemCorrectionResolver {
  @FieldResolver()
  history(@Root() { item }: PresentedItem, @Ctx() context: RequestContext) {
    return historyOf(context, versionTable, versionSubject(item), shownVersion);
  }

  @Mutation(() => EnforcementItemCorrection, {
    description:
      '更正执法事项：某一版本的日期或内容登记有误，由实施部门或县政府说明理由办理（规则 G2）。Puts a version of an item right that was told wrongly (rule G2); for its department and the county government.',
  })
  async correctEnforcementItem(
    @Arg('input', () => CorrectEnforcementItemInput, asked)
    { departmentCode = null, correctedFrom = null, validTo = null, withoutEnd, ...given }: CorrectEnforcementItemInput,
    @Ctx() context: RequestContext,
  ) {
    const { name = null, legalBasis = null, penalties = null, basis = null, ...named } = given;
    const right = { correctedFrom, validTo, withoutEnd: withoutEnd ?? false, name, legalBasis, penalties, basis };
    return shownCorrection(await correctItem(context, { ...named, departmentCode, ...right }), shownVersion);
  }

  @Mutation(() => EnforcementItemCorrection, {
    description:
      '取消执法事项的版本：尚未生效或不应登记，由实施部门或县政府说明理由办理（规则 G2）。Takes a version out that will not hold or should never have been told (rule G2); for its department and the county government.',
  })
  async cancelEnforcementItem(
    @Arg('input', () => CancelEnforcementItemInput, asked)
    { departmentCode = null, ...named }: CancelEnforcementItemInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await cancelItem(context, { ...named, departmentCode }), shownVersion);
  }
}

function shownVersion(version: ItemVersion): ItemVersion {
  return version;
}

function shownDelegation({ validFrom, validTo, basis, revocationBasis }: DelegationPeriod) {
  return { delegatedFrom: validFrom, revokedOn: validTo, basis, revocationBasis };
}
