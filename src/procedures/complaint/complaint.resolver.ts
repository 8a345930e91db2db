import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import { requireReveal } from '../../core/personal-data/index.js';
import {
  Proceeding,
  proceedingConditions,
  proceedingConnection,
  proceedingLoader,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { ComplaintFilter } from './complaint-input.graphql.js';
import { ComplainantType, ComplaintConnection, ComplaintType } from './complaint.graphql.js';
import { complaint } from './complaint.procedure.js';
import type { Complainant, ComplaintFacts } from './complaint.js';
import { maskedComplainants, revealedComplainants } from './reveal-complainant.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';

type Row = ProceedingRow<ComplaintFacts>;

@Resolver(() => ComplaintType)
export class ComplaintResolver {
  @FieldResolver(() => OrganizationType)
  firstContact(@Root() { firstContactId }: Row, @Ctx() context: RequestContext): Organization {
    return context.hub.organizations.byKey(firstContactId);
  }

  @FieldResolver(() => OrganizationType)
  handler(@Root() { handlerId }: Row, @Ctx() context: RequestContext): Organization {
    return context.hub.organizations.byKey(handlerId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  receiver(@Root() { receiverId }: Row, @Ctx() context: RequestContext): Organization | null {
    return named(context, receiverId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  informer(@Root() { informerId }: Row, @Ctx() context: RequestContext): Organization | null {
    return named(context, informerId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  place(@Root() { placeId }: Row, @Ctx() context: RequestContext): Organization | null {
    return named(context, placeId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  listedCompetent(@Root() { competentId }: Row, @Ctx() context: RequestContext): Organization | null {
    return named(context, competentId);
  }

  @FieldResolver(() => Proceeding, { nullable: true })
  async caseTransfer(
    @Root() { caseTransferId }: Row,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ProceedingRow | null> {
    return caseTransferId === null ? null : loaders.own(proceedingLoader).load(caseTransferId);
  }

  // Not a column of exports unless somebody asks for it: and then masked.
  @Extensions({ isWorkedOut: true })
  @FieldResolver(() => ComplainantType, { nullable: true })
  async complainantMasked(
    @Root() { key, anonymous }: Row,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Complainant | null> {
    return anonymous ? null : loaders.own(maskedComplainants).load(key);
  }

  @FieldResolver(() => ComplainantType, { nullable: true })
  async complainant(
    @Root() { key, anonymous }: Row,
    @Arg('purpose', () => String, { description: '用途，4 至 200 字，记入审计日志。What for; kept in the audit log.' })
    purpose: string,
    @Ctx() { viewer, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Complainant | null> {
    requireReveal(viewer, purpose, info);
    return anonymous ? null : loaders.own(revealedComplainants).load({ key, purpose: purpose.trim() });
  }

  @Query(() => ComplaintConnection, {
    description:
      '本单位作为一方的投诉举报，最近登记的在前（机制三（二））。Complaints that one is a party of, registered last first.',
  })
  complaints(
    @Arg('filter', () => ComplaintFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: ComplaintFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Row>> {
    return proceedingConnection(context, complaint, args, conditionsOf(filter, context), info);
  }
}

function named({ hub }: RequestContext, key: number | null): Organization | null {
  return key === null ? null : hub.organizations.byKey(key);
}

function conditionsOf(filter: ComplaintFilter | null, { hub }: RequestContext) {
  return ($: Parameters): string[] => {
    const { states, kinds, firstContactCode, handlerCode, itemCode } = filter ?? {};
    const is = (column: string, code: string | null | undefined): string[] =>
      code == null ? [] : [`d.${column} = ${$(hub.organizations.byCode(code)?.key ?? -1, 'int')}`];
    return [
      ...proceedingConditions(filter, $),
      ...(states ? [`p.state = ANY (${$(states, 'text[]')})`] : []),
      ...(kinds ? [`d.kind = ANY (${$(kinds, 'text[]')})`] : []),
      ...is('first_contact_id', firstContactCode),
      ...is('handler_id', handlerCode),
      ...(itemCode == null ? [] : [`d.item_code = ${$(wellFormed(itemCode, 'itemCode'), 'text')}`]),
    ];
  };
}
