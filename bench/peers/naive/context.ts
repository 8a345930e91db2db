import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { given, organizationOf } from '../peer.js';
import { Division, Organization } from './organizations.js';
import { ChangeEvent, IdempotencyKey, RecordRevision } from './publication-entities.js';
import { PenaltyDecision, SharedRecordEntity } from './records.js';

export interface Context {
  readonly organization: number;
  readonly em: EntityManager;
  readonly organizations: DataLoader<number, Organization>;
  readonly divisions: DataLoader<string, Division>;
}

const orm = await MikroORM.init({
  entities: [Division, Organization, SharedRecordEntity, PenaltyDecision, IdempotencyKey, RecordRevision, ChangeEvent],
  metadataProvider: ReflectMetadataProvider,
  clientUrl: given.databaseUrl,
  // The URL's host is a socket's directory and its parameters are needed: the driver reads them itself.
  driverOptions: { connectionString: given.databaseUrl, max: given.poolSize, idleTimeoutMillis: 60_000 },
  debug: false,
});

/** Of each request, with a unit of work of its own. */
export function contextOf(authorization: string | undefined): Context {
  const em = orm.em.fork();
  return {
    organization: organizationOf(authorization),
    em,
    organizations: new DataLoader(async (ids) => {
      const found = await em.find(Organization, { id: { $in: [...ids] } });
      const known = new Map(found.map((one) => [one.id, one]));
      return ids.map((id) => known.get(id) as Organization);
    }),
    divisions: new DataLoader(async (codes) => {
      const found = await em.find(Division, { code: { $in: [...codes] } });
      const known = new Map(found.map((one) => [one.code, one]));
      return codes.map((code) => known.get(code) as Division);
    }),
  };
}
