import { Ctx, FieldResolver, GraphQLISODateTime, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from './context.js';
import { SharingCategory, Timeliness } from './enums.js';
import { Division, Organization } from './organizations.js';
import { PenaltyDecision } from './records.js';

@Resolver(() => PenaltyDecision)
export class PenaltyDecisionFields {
  @FieldResolver(() => ID) id(@Root() { record }: PenaltyDecision): string {
    return `rec_${record.id.replaceAll('-', '')}`;
  }
  @FieldResolver(() => String) title(@Root() { record }: PenaltyDecision): string {
    return record.title;
  }
  @FieldResolver(() => SharingCategory) category(@Root() { record }: PenaltyDecision): string {
    return record.category;
  }
  @FieldResolver(() => Int) revision(@Root() { record }: PenaltyDecision): number {
    return record.revision;
  }
  @FieldResolver(() => GraphQLISODateTime) formedAt(@Root() { record }: PenaltyDecision): Date {
    return record.formedAt;
  }
  @FieldResolver(() => Timeliness) timeliness(@Root() { record }: PenaltyDecision): string {
    return record.timeliness;
  }
  @FieldResolver(() => Organization) async publisher(
    @Root() { record }: PenaltyDecision,
    @Ctx() { organizations }: Context,
  ): Promise<Organization> {
    return organizations.load(record.publisher.id);
  }
}

@Resolver(() => Organization)
export class OrganizationFields {
  @FieldResolver(() => Division) async division(
    @Root() { division }: Organization,
    @Ctx() { divisions }: Context,
  ): Promise<Division> {
    return divisions.load(division.code);
  }
}
