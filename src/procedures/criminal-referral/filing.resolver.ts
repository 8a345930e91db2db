import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import type { ProceedingPayload } from '../../core/proceedings/index.js';
import { acceptNonFiling, answerSupervision, requestReconsideration, requestSupervision } from './contest-decision.js';
import {
  AcceptNonFilingInput,
  AnswerFilingSupervisionInput,
  DecidePoliceFilingInput,
  DecideReconsiderationInput,
  ReceiveCriminalReferralInput,
  RequestFilingSupervisionInput,
  RequestReconsiderationInput,
} from './criminal-referral-input.graphql.js';
import { CriminalReferralPayload } from './criminal-referral.graphql.js';
import type { ReferralFacts } from './criminal-referral.js';
import { decidePoliceFiling, decideReconsideration, receiveReferral } from './police-decision.js';

type Answer = Promise<ProceedingPayload<ReferralFacts>>;

const asked = { description: '请求内容。What is asked for.' };

/** What the police and the procuratorate make of it, and what the sender says to that. */
@Resolver()
export class FilingResolver {
  @Mutation(() => CriminalReferralPayload, {
    description: '公安机关在移送书的回执上签字（规则 X2）。The police sign for the case (rule X2).',
  })
  receiveCriminalReferral(
    @Arg('input', () => ReceiveCriminalReferralInput, asked) input: ReceiveCriminalReferralInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return receiveReferral(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description:
      '公安机关 3 日内书面决定是否立案（规则 X2）。The police decide in writing within three days whether to file it (rule X2).',
  })
  decidePoliceFiling(
    @Arg('input', () => DecidePoliceFilingInput, asked) input: DecidePoliceFilingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return decidePoliceFiling(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description:
      '3 日内提请公安机关复议，逾期不予接受（规则 X2）。Asks for reconsideration within three days, not later.',
  })
  requestReconsideration(
    @Arg('input', () => RequestReconsiderationInput, asked) input: RequestReconsiderationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return requestReconsideration(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description: '公安机关 3 日内作出复议决定（规则 X2）。The police reconsider within three days (rule X2).',
  })
  decideReconsideration(
    @Arg('input', () => DecideReconsiderationInput, asked) input: DecideReconsiderationInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return decideReconsideration(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description: '建议人民检察院依法进行立案监督（规则 X2）。Asks the procuratorate to supervise the filing (rule X2).',
  })
  requestFilingSupervision(
    @Arg('input', () => RequestFilingSupervisionInput, asked) input: RequestFilingSupervisionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return requestSupervision(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description: '人民检察院答复：通知立案或者说明不通知的理由（规则 X2）。The procuratorate answers (rule X2).',
  })
  answerFilingSupervision(
    @Arg('input', () => AnswerFilingSupervisionInput, asked) input: AnswerFilingSupervisionInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return answerSupervision(context, input);
  }

  @Mutation(() => CriminalReferralPayload, {
    description:
      '对不予立案的决定无异议，移送办结（规则 X3）。Takes the decision not to file; the referral ends (rule X3).',
  })
  acceptNonFiling(
    @Arg('input', () => AcceptNonFilingInput, asked) input: AcceptNonFilingInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return acceptNonFiling(context, input);
  }
}
