import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import type { Organization } from '../../core/organizations/index.js';
import { organizationCondition, procedureApi, text, type ProceedingRow } from '../../core/proceedings/index.js';
import { rowsByOwner } from '../../core/visibility/index.js';
import { agreeDispute, proposeAgreement, recordConsultation, withdrawDispute } from './consult.js';
import { readConsultations } from './consultation.sql.js';
import { decideDispute, referDispute } from './decide-dispute.js';
import { disputeFacts, disputeRequests } from './dispute.facts.js';
import { DisputeConsultation } from './dispute.graphql.js';
import type { Consultation } from './dispute.js';
import { dispute } from './dispute.procedure.js';
import { loadGrounds, raiseDispute } from './raise-dispute.js';

const words = {
  field: 'dispute',
  filter: '管辖争议的筛选条件，各项同时满足。Filter of disputes; all conditions hold.',
  filterName: 'DisputeFilter',
  step: '管辖争议的一步。A step in a dispute.',
  id: '管辖争议的标识。The dispute.',
  list: {
    name: 'jurisdictionDisputes',
    formerly: { name: 'disputes', goesOn: '2027-12-31' },
    words:
      '本单位作为一方的，最近提出的在前；县政府见提请其决定的（机制三（六））。Disputes one is a side of, raised last first.',
  },
} as const;

const narrowing = {
  fields: { sideCode: text('一方单位的代码。Code of one of the two sides.') },
  conditions({ sideCode }: Readonly<Record<string, unknown>>, hub: RequestContext['hub']) {
    return organizationCondition(['raiser_id', 'other_id'], sideCode as string | null | undefined, hub);
  },
};

const { Type, resolver } = procedureApi(
  dispute,
  disputeFacts,
  disputeRequests,
  words,
  {
    raise: {
      words:
        '提出管辖争议，先由双方协商（规则 D1）。Raises a dispute over who is competent; both sides consult first (rule D1).',
      request: '提出管辖争议（规则 D1）。Raises a dispute over who is competent (rule D1).',
      loadOpening: loadGrounds,
      open: raiseDispute,
    },
    consult: {
      words: '记录争议协商（规则 D1）。Records a consultation (rule D1).',
      request: '记录争议协商（规则 D1）。Records a consultation (rule D1).',
      stepFor: ({ outcome }) => (outcome === 'FAILED' ? 'consultInVain' : 'consult'),
      decide: recordConsultation,
    },
    propose: {
      words:
        '提议管辖单位：由其中一方管辖，须对方同意（规则 D1）。Proposes which side handles it; the other has to agree.',
      request: '提议管辖单位：由其中一方管辖（规则 D1）。Proposes which side handles it (rule D1).',
      decide: proposeAgreement,
    },
    agree: {
      words:
        '同意管辖提议：争议办结，所涉事项转由商定的单位办理（规则 D1）。Agrees with the other side; the case goes to whom both agreed on.',
      request: '同意管辖提议：对方所提（规则 D1）。Agrees with the other side’s proposal (rule D1).',
      decide: agreeDispute,
    },
    refer: {
      words:
        '提请县政府决定管辖，协商不成的（规则 D2）。Asks the county government to decide once consultation has failed.',
      request: '提请县政府决定管辖（规则 D2）。Asks the county government to decide (rule D2).',
      decide: referDispute,
    },
    decide: {
      words:
        '县政府决定管辖，所涉事项转由指定的单位办理（规则 D2）。The county government designates who handles it; the case goes there.',
      request: '县政府决定管辖（规则 D2）。The county government’s decision (rule D2).',
      decide: decideDispute,
    },
    withdraw: {
      words: '撤回管辖争议。Withdraws a dispute that one has raised.',
      request: '撤回管辖争议。Withdraws a dispute.',
      decide: withdrawDispute,
    },
  },
  narrowing,
);

@Resolver(() => Type)
class DisputeConsultationResolver {
  @FieldResolver(() => [DisputeConsultation], {
    description: '协商记录，按记录先后（规则 D1）。Consultations, as recorded.',
  })
  async consultations(
    @Root() { key }: ProceedingRow,
    @Ctx() { hub, loaders }: RequestContext,
  ): Promise<(Consultation & { readonly recordedBy: Organization })[]> {
    const held = await loaders.ownFor(readConsultations, rowsByOwner).load(key);
    return held.map((each) => ({ ...each, recordedBy: hub.organizations.byKey(each.recordedById) }));
  }
}

export const disputeResolvers = [resolver, DisputeConsultationResolver];
