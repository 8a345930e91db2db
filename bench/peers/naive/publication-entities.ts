import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Organization } from './organizations.js';
import { SharedRecordEntity } from './records.js';

/** What a publication writes beside the record. */

@Entity({ tableName: 'idempotency_key' })
export class IdempotencyKey {
  @ManyToOne(() => Organization, { joinColumn: 'organization_id', primary: true }) organization!: Organization;
  @PrimaryKey({ type: 'text' }) key!: string;
  @Property({ type: 'blob' }) requestHash!: Buffer;
  @Property({ type: 'uuid' }) recordId!: string;
  @Property({ type: 'uuid' }) eventId!: string;
  @Property({ type: 'datetime' }) usedAt!: Date;
}

@Entity({ tableName: 'record_revision' })
export class RecordRevision {
  @ManyToOne(() => SharedRecordEntity, { joinColumn: 'record_id', primary: true }) record!: SharedRecordEntity;
  @PrimaryKey({ type: 'integer' }) revision!: number;
  @Property({ type: 'text' }) kind!: string;
  @Property({ type: 'datetime' }) changedAt!: Date;
  @Property({ type: 'integer' }) changedBy!: number;
}

@Entity({ tableName: 'change_event' })
export class ChangeEvent {
  @PrimaryKey({ type: 'bigint', autoincrement: true }) id!: string;
  @Property({ type: 'uuid' }) eventId!: string;
  @Property({ type: 'text' }) kind!: string;
  @Property({ type: 'text' }) subjectType!: string;
  @Property({ type: 'uuid' }) subjectId!: string;
  @Property({ type: 'integer' }) subjectRevision!: number;
  @Property({ type: 'text' }) category!: string;
  @Property({ type: 'integer' }) organizationId!: number;
  @Property({ type: 'integer' }) publisherId!: number;
  @Property({ type: 'datetime' }) at!: Date;
  @Property({ type: 'text' }) body!: string;
}
