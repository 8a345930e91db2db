import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { OrganizationType, type Organization } from '../../core/organizations/index.js';
import type { ProceedingRow } from '../../core/proceedings/index.js';
import { readConsultations } from './consultation.sql.js';
import { DisputeConsultation, DisputeType } from './dispute.graphql.js';
import type { Consultation, DisputeFacts } from './dispute.js';
import { rowsByOwner } from '../../core/visibility/index.js';

type Row = ProceedingRow<DisputeFacts>;

@Resolver(() => DisputeType)
export class DisputeFieldsResolver {
  @FieldResolver(() => OrganizationType)
  raiser(@Root() { raiserId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(raiserId);
  }

  @FieldResolver(() => OrganizationType)
  other(@Root() { otherId }: Row, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(otherId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  township(@Root() { townshipId }: Row, @Ctx() context: RequestContext): Organization | null {
    return organizationOf(townshipId, context);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  competentByLists(@Root() { listedId }: Row, @Ctx() context: RequestContext): Organization | null {
    return organizationOf(listedId, context);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  proposedHandler(@Root() { proposedId }: Row, @Ctx() context: RequestContext): Organization | null {
    return organizationOf(proposedId, context);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  proposedBy(@Root() { proposedById }: Row, @Ctx() context: RequestContext): Organization | null {
    return organizationOf(proposedById, context);
  }

  @FieldResolver(() => OrganizationType, { nullable: true })
  designated(@Root() { designatedId }: Row, @Ctx() context: RequestContext): Organization | null {
    return organizationOf(designatedId, context);
  }

  @FieldResolver(() => [DisputeConsultation])
  consultations(@Root() { key }: Row, @Ctx() { loaders }: RequestContext): Promise<Consultation[]> {
    return loaders.ownFor(readConsultations, rowsByOwner).load(key);
  }
}

@Resolver(() => DisputeConsultation)
export class DisputeConsultationResolver {
  @FieldResolver(() => OrganizationType)
  recordedBy(@Root() { recordedById }: Consultation, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(recordedById);
  }
}

function organizationOf(key: number | null, { hub }: RequestContext): Organization | null {
  return key === null ? null : hub.organizations.byKey(key);
}
