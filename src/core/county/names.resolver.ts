import DataLoader from 'dataloader';
import type { Temporal } from 'temporal-polyfill';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Timeline } from '../../kernel/timeline.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { asKnownAt, historyOf, shownCorrection } from '../dated/index.js';
import type { OperationScope, RequestContext } from '../hub.js';
import { OrganizationType, type Organization, type OrganizationName } from '../organizations/index.js';
import type { OrganizationAnswer } from './change-organization.js';
import { cancelName, correctName } from './correct-name.js';
import { nameTimeline } from './name-timeline.sql.js';
import {
  CancelOrganizationNameInput,
  CorrectOrganizationNameInput,
  OrganizationNameChange,
  OrganizationNameCorrection,
  OrganizationNameType,
  RenameOrganizationInput,
} from './names.graphql.js';
import { OrganizationPayload } from './organizations.graphql.js';
import { renameOrganization } from './rename-organization.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => OrganizationType)
export class OrganizationNamesResolver {
  @FieldResolver(() => [OrganizationNameType], {
    description: '各时期的名称，自旧至新，含将启用的。All its names, oldest first, those to come too.',
  })
  names(
    @Root() { code, names }: Organization,
    @Arg('asKnownAt', () => DateTimeScalar, {
      nullable: true,
      description:
        '登记时点，默认现在：按当时的登记。As they were told at that moment; as they are told now by default.',
    })
    asOf: Temporal.Instant | null,
    @Ctx() { loaders }: RequestContext,
  ): Timeline<OrganizationName> | Promise<Timeline<OrganizationName>> {
    return asOf == null ? names : loaders.ownFor(asOf.toString(), namesAsKnown).load(code);
  }

  @FieldResolver(() => [OrganizationNameChange], {
    description:
      '名称的变动，自新至旧，至多 100 次，连同此前的名称。How its names came to change, newest first, at most 100, each with what was told before.',
  })
  nameHistory(@Root() { code }: Organization, @Ctx() context: RequestContext) {
    return historyOf(context, nameTimeline.name, code, asTold);
  }

  @Mutation(() => OrganizationPayload, {
    description:
      '登记单位更名，由县政府办理：自首日起使用新名称，代码和办理的事项不变。Registers that an organization is renamed from a day on; it stays who it is; for the county government.',
  })
  renameOrganization(
    @Arg('input', () => RenameOrganizationInput, asked) input: RenameOrganizationInput,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationAnswer> {
    return renameOrganization(context, input);
  }

  @Mutation(() => OrganizationNameCorrection, {
    description:
      '更正单位名称：名称或首日登记有误，由县政府说明理由办理（规则 T10）。Puts a name right that was told wrongly (rule T10); for the county government.',
  })
  async correctOrganizationName(
    @Arg('input', () => CorrectOrganizationNameInput, asked) input: CorrectOrganizationNameInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await correctName(context, input), asTold);
  }

  @Mutation(() => OrganizationNameCorrection, {
    description:
      '取消单位名称：尚未启用或不应登记的一个，由县政府说明理由办理（规则 T10）。Takes a name out that will not be or should never have been told (rule T10); for the county government.',
  })
  async cancelOrganizationName(
    @Arg('input', () => CancelOrganizationNameInput, asked) input: CancelOrganizationNameInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await cancelName(context, input), asTold);
  }
}

function asTold(name: OrganizationName): OrganizationName {
  return name;
}

/** The names of organizations as they were told at a moment (RFC 3339), by code. */
function namesAsKnown({ hub }: OperationScope, at: string): DataLoader<string, Timeline<OrganizationName>> {
  return new DataLoader(async (codes) => {
    const standing = new Map(codes.map((code) => [code, hub.organizations.byCode(code)?.names ?? []]));
    const known = await asKnownAt(hub.pool, nameTimeline.name, standing, at);
    return codes.map((code) => known.get(code) ?? []);
  });
}
