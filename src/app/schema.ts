import 'reflect-metadata';
import { isAbstractType, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { AbsencesResolver } from '../core/absences/index.js';
import { AttachmentsResolver } from '../core/attachments/index.js';
import { AuditResolver } from '../core/audit/index.js';
import { CalendarYearResolver, WorkingDayResolver } from '../core/calendar/index.js';
import { ApiKeysResolver, LiaisonOfficersResolver, PeopleResolver } from '../core/access/index.js';
import { ChangedDeadlineResolver, ChangesResolver } from '../core/changes/index.js';
import { ChangeReceiptResolver } from '../core/receipts/index.js';
import { supervisionResolvers } from '../core/supervision/index.js';
import { DeadlineResolver } from '../core/deadlines/index.js';
import { SigningKeysResolver, VerifyLogResolver } from '../core/evidence/index.js';
import { DutiesResolver } from '../core/duties/index.js';
import { DocumentsResolver } from '../core/documents/index.js';
import type { RequestContext } from '../core/hub.js';
import { requireViewer, ViewerResolver } from '../core/identity/index.js';
import { isForPersonalNumber } from '../core/personal-data/index.js';
import { shanghaiDay } from '../kernel/calendar.js';
import { checkActing } from '../core/organizations/index.js';
import { namesPerson, textFault } from '../kernel/text-fault.js';
import { checkMutations } from '../platform/graphql/checked-mutations.js';
import { tellEnumValues } from '../platform/graphql/enum-values.js';
import {
  CountyOrganizationsResolver,
  HolidaysResolver,
  OrganizationNamesResolver,
  PoliciesResolver,
} from '../core/county/index.js';
import { jurisdictionResolvers } from '../core/jurisdiction/index.js';
import { needResolvers } from '../core/needs/index.js';
import { NotificationPreferencesResolver, NotificationsResolver } from '../core/notifications/index.js';
import { ReadingResolver } from '../core/readings/index.js';
import { NodeResolver } from '../core/node.resolver.js';
import { OrganizationResolver } from '../core/organization.resolver.js';
import {
  PendingRecordType,
  RecordResolver,
  RecordRevisionResolver,
  SharedRecordsResolver,
  VisibilityGrantResolver,
} from '../core/records/index.js';
import {
  CommonStepsResolver,
  CountyQueueResolver,
  ProceedingMaterialResolver,
  ProceedingResolver,
  ProceedingsResolver,
} from '../core/proceedings/index.js';
import { WebhooksResolver } from '../core/webhooks/index.js';
import { SearchResolver } from '../core/search/index.js';
import { ProceedingTaskResolver } from '../core/tasks/index.js';
import { categoryFeatures, procedureFeatures, statisticsFeatures } from './features.js';
import { PartyResolver } from '../statistics/party/index.js';

let built: GraphQLSchema | undefined;

/** The public schema: built once a process, however many hubs it starts. */
export function hubSchema(): GraphQLSchema {
  return (built ??= buildHubSchema());
}

/** Builds the public schema from the resolvers of all features. */
export function buildHubSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ViewerResolver,
      PeopleResolver,
      LiaisonOfficersResolver,
      DutiesResolver,
      AbsencesResolver,
      NotificationsResolver,
      NotificationPreferencesResolver,
      PoliciesResolver,
      HolidaysResolver,
      CalendarYearResolver,
      CountyOrganizationsResolver,
      OrganizationNamesResolver,
      ApiKeysResolver,
      OrganizationResolver,
      NodeResolver,
      ...jurisdictionResolvers,
      WorkingDayResolver,
      ChangesResolver,
      ChangedDeadlineResolver,
      DocumentsResolver,
      ChangeReceiptResolver,
      WebhooksResolver,
      RecordResolver,
      RecordRevisionResolver,
      SharedRecordsResolver,
      VisibilityGrantResolver,
      ReadingResolver,
      ...needResolvers,
      DeadlineResolver,
      ...supervisionResolvers,
      ProceedingResolver,
      ProceedingMaterialResolver,
      ProceedingsResolver,
      CountyQueueResolver,
      CommonStepsResolver,
      ProceedingTaskResolver,
      SearchResolver,
      PartyResolver,
      SigningKeysResolver,
      VerifyLogResolver,
      AuditResolver,
      AttachmentsResolver,
      ...categoryFeatures.flatMap(({ resolvers }) => resolvers),
      ...procedureFeatures.flatMap(({ resolvers }) => resolvers),
      ...statisticsFeatures.flatMap(({ resolvers }) => resolvers),
    ],
    orphanedTypes: [PendingRecordType],
    validate: false,
    // It asks the whole schema about itself, at every start; a test does.
    skipCheck: true,
    pubSub: noPubSub,
  });
  // type-graphql wraps resolveType in a promise, which graphql-jit does not wait for; rows carry their type's name.
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (value: { readonly __typename: string }) => value.__typename;
  }
  describeRoots(schema);
  tellEnumValues(schema);
  checkMutations<RequestContext>(schema, {
    admit: ({ viewer }) => void requireViewer(viewer),
    // A token lives longer than an organization, and what the viewer holds was read when it came.
    refuse: ({ hub: { organizations, clock }, viewer }) =>
      viewer ? checkActing(organizations.byKey(viewer.organization.key), shanghaiDay(clock.now()).toString()) : [],
    // An id is the hub's own text: what is none is not found, and a hash in it may look like a number.
    faultOf: (text, { isId, extensions }) => textFault(text, isId || isForPersonalNumber(extensions)),
    ruleOf: (mutation, fault) => (fault === namesPerson ? numberRuleOf(mutation) : null),
  });
  return schema;
}

const numberRules = Map.groupBy(
  [
    ...categoryFeatures.flatMap(({ category: { typeName, numberRule = null } }) =>
      ['publish', 'revise'].map((verb) => ({ mutation: `${verb}${typeName}`, numberRule })),
    ),
    ...procedureFeatures.flatMap(({ procedure: { mutations, numberRule = null } }) =>
      Object.values(mutations).map((mutation) => ({ mutation, numberRule })),
    ),
  ],
  ({ mutation }) => mutation,
);

/** The rule by which texts of a mutation name nobody by number; null where none is, or where procedures that share it differ. */
function numberRuleOf(mutation: string): string | null {
  const [rule = null, ...others] = new Set(numberRules.get(mutation)?.map(({ numberRule }) => numberRule));
  return others.length === 0 ? rule : null;
}

/** type-graphql makes the root types itself and leaves them without a word. */
function describeRoots(schema: GraphQLSchema): void {
  const roots = [
    { type: schema.getQueryType(), description: '查询。What may be read.' },
    { type: schema.getMutationType(), description: '办理：发布、修订、延期、撤回、回执。What may be done.' },
    { type: schema.getSubscriptionType(), description: '订阅。What may be followed as it happens.' },
  ];
  for (const { type, description } of roots) if (type) type.description = description;
}

/** type-graphql wants one although every subscription here reads the change log. */
const noPubSub: PubSub = {
  publish: refuse,
  subscribe: refuse,
};

function refuse(): never {
  throw new Error('subscriptions read the change log, not a broker');
}

/** The SDL as committed in schema/schema.graphql: sorted, so that it does not depend on the order of imports. */
export function printHubSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
