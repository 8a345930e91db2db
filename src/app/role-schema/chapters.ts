import type { GraphQLSchema } from 'graphql';
import { AbsencesResolver } from '../../core/absences/index.js';
import { ApiKeysResolver, LiaisonOfficersResolver, PeopleResolver } from '../../core/access/index.js';
import { AttachmentsResolver } from '../../core/attachments/index.js';
import { AuditResolver } from '../../core/audit/index.js';
import { CalendarYearResolver, WorkingDayResolver } from '../../core/calendar/index.js';
import { ChangesResolver } from '../../core/changes/index.js';
import {
  CountyOrganizationsResolver,
  HolidaysResolver,
  OrganizationNamesResolver,
  PoliciesResolver,
} from '../../core/county/index.js';
import { DeadlineResolver } from '../../core/deadlines/index.js';
import { DocumentsResolver } from '../../core/documents/index.js';
import { DutiesResolver } from '../../core/duties/index.js';
import { SigningKeysResolver, VerifyLogResolver } from '../../core/evidence/index.js';
import { ViewerResolver } from '../../core/identity/index.js';
import { jurisdictionResolvers } from '../../core/jurisdiction/index.js';
import { needResolvers } from '../../core/needs/index.js';
import { NodeResolver } from '../../core/node.resolver.js';
import { NotificationPreferencesResolver, NotificationsResolver } from '../../core/notifications/index.js';
import { OrganizationResolver } from '../../core/organization.resolver.js';
import { WebhooksResolver } from '../../core/webhooks/index.js';
import { CommonStepsResolver, CountyQueueResolver, ProceedingsResolver } from '../../core/proceedings/index.js';
import { ChangeReceiptResolver } from '../../core/receipts/index.js';
import { RecordResolver, SharedRecordsResolver, VisibilityGrantResolver } from '../../core/records/index.js';
import { SearchResolver } from '../../core/search/index.js';
import { supervisionResolvers } from '../../core/supervision/index.js';
import { ProceedingTaskResolver } from '../../core/tasks/index.js';
import { PartyResolver } from '../../statistics/party/index.js';
import { categoryFeatures, procedureFeatures, statisticsFeatures } from '../features.js';

type ResolverClass = new () => object;

/** A part of the schema that belongs together: a procedure, or one thing that the hub does. */
export interface Chapter {
  /** As `/schema.graphql?chapter=` takes it. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  readonly resolvers: readonly ResolverClass[];
}

const ofFeatures = (features: readonly { readonly resolvers: readonly ResolverClass[] }[]): ResolverClass[] =>
  features.flatMap(({ resolvers }) => [...resolvers]);

/** In the order in which a newcomer needs them. A procedure is a chapter of its own, named after its type. */
export const chapters: readonly Chapter[] = [
  {
    name: 'sharing',
    title: '信息共享',
    resolvers: [...ofFeatures(categoryFeatures), RecordResolver, SharedRecordsResolver, VisibilityGrantResolver],
  },
  { name: 'changes', title: '变更与续收', resolvers: [ChangesResolver, ChangeReceiptResolver] },
  { name: 'webhooks', title: '变更推送', resolvers: [WebhooksResolver] },
  { name: 'needs', title: '信息需求', resolvers: needResolvers },
  { name: 'attachments', title: '附件', resolvers: [AttachmentsResolver] },
  { name: 'search', title: '检索', resolvers: [NodeResolver, SearchResolver, PartyResolver] },
  {
    name: 'cases',
    title: '办理事项与时限',
    resolvers: [
      ProceedingsResolver,
      CountyQueueResolver,
      CommonStepsResolver,
      ProceedingTaskResolver,
      DeadlineResolver,
    ],
  },
  ...procedureFeatures.map(({ procedure: { typeName, label }, resolvers }) => ({
    name: typeName.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
    title: label,
    resolvers,
  })),
  { name: 'supervision', title: '督办', resolvers: supervisionResolvers },
  { name: 'jurisdiction', title: '职权清单与下放', resolvers: jurisdictionResolvers },
  { name: 'statistics', title: '统计', resolvers: ofFeatures(statisticsFeatures) },
  { name: 'notifications', title: '提醒', resolvers: [NotificationsResolver, NotificationPreferencesResolver] },
  {
    name: 'organizations',
    title: '单位与人员',
    resolvers: [
      OrganizationResolver,
      CountyOrganizationsResolver,
      OrganizationNamesResolver,
      DutiesResolver,
      LiaisonOfficersResolver,
      AbsencesResolver,
      PeopleResolver,
    ],
  },
  {
    name: 'county',
    title: '工作日与裁量取值',
    resolvers: [WorkingDayResolver, CalendarYearResolver, HolidaysResolver, PoliciesResolver],
  },
  {
    name: 'access',
    title: '登录、密钥与审计',
    resolvers: [
      ViewerResolver,
      ApiKeysResolver,
      SigningKeysResolver,
      DocumentsResolver,
      AuditResolver,
      VerifyLogResolver,
    ],
  },
];

/** What type-graphql has learned of decorators, where it keeps it. */
interface LearnedFields {
  readonly TypeGraphQLMetadataStorage: Readonly<
    Record<
      'queries' | 'mutations' | 'subscriptions',
      readonly { readonly schemaName: string; readonly target: unknown }[]
    >
  >;
}

/** The chapter of every root field; of a schema that has been built. */
export function chapterOfField(schema: GraphQLSchema): ReadonlyMap<string, Chapter> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const names = new Set(roots.flatMap((type) => Object.keys(type?.getFields() ?? {})));
  const { queries, mutations, subscriptions } = (globalThis as unknown as LearnedFields).TypeGraphQLMetadataStorage;
  const all = [...queries, ...mutations, ...subscriptions].filter(({ schemaName }) => names.has(schemaName));
  return new Map(
    chapters.flatMap((chapter) => {
      const own = new Set<unknown>(chapter.resolvers);
      return all.filter(({ target }) => own.has(target)).map(({ schemaName }) => [schemaName, chapter] as const);
    }),
  );
}
