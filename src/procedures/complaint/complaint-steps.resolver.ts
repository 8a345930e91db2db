import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import type { ProceedingPayload } from '../../core/proceedings/index.js';
import {
  ComplaintStepInput,
  FeedBackComplaintInput,
  FileComplaintCaseInput,
  GuideComplaintInput,
  HandOverComplaintInput,
  InformTownshipOfComplaintInput,
  RegisterComplaintInput,
  ReplyToComplainantInput,
  ReturnComplaintInput,
  VerifyComplaintInput,
} from './complaint-input.graphql.js';
import { ComplaintPayload } from './complaint.graphql.js';
import type { ComplaintFacts } from './complaint.js';
import {
  acceptComplaint,
  closeComplaint,
  feedBackComplaint,
  fileComplaintCase,
  replyToComplainant,
  verifyComplaint,
} from './handle-complaint.js';
import {
  acknowledgeComplaint,
  guideComplaint,
  handOverComplaint,
  informTownship,
  returnComplaint,
} from './pass-on-complaint.js';
import { registerComplaint } from './register-complaint.js';

type Answer = Promise<ProceedingPayload<ComplaintFacts>>;

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class ComplaintStepsResolver {
  @Mutation(() => ComplaintPayload, {
    description:
      '登记投诉举报：登记的单位即首问单位（规则 C1、C6）。Registers a complaint; whoever does is the first contact.',
  })
  registerComplaint(
    @Arg('input', () => RegisterComplaintInput, asked) input: RegisterComplaintInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return registerComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, { description: '受理（规则 C2、C9）。Accepts it (rules C2, C9).' })
  acceptComplaint(
    @Arg('input', () => ComplaintStepInput, asked) input: ComplaintStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return acceptComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description: '初步核实的结论（规则 C3、C4、C5）。Tells what preliminary verification has found.',
  })
  verifyComplaint(
    @Arg('input', () => VerifyComplaintInput, asked) input: VerifyComplaintInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return verifyComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, { description: '立案（规则 C4）。Files the case (rule C4).' })
  fileComplaintCase(
    @Arg('input', () => FileComplaintCaseInput, asked) input: FileComplaintCaseInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return fileComplaintCase(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description:
      '告知投诉举报人并同时告知乡镇，缺一不可（规则 C7、C8、C10）。Tells the complainant and the township together or not at all.',
  })
  informTownshipOfComplaint(
    @Arg('input', () => InformTownshipOfComplaintInput, asked) input: InformTownshipOfComplaintInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return informTownship(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description:
      '附书面资料移交有管辖权的单位（规则 C5、C10）。Hands over to the competent organization with written material.',
  })
  handOverComplaint(
    @Arg('input', () => HandOverComplaintInput, asked) input: HandOverComplaintInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return handOverComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description: '接手：首问责任自此转移（规则 C1）。Takes it over; the first contact’s responsibility ends (rule C1).',
  })
  acknowledgeComplaint(
    @Arg('input', () => ComplaintStepInput, asked) input: ComplaintStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return acknowledgeComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description: '说明理由退回，由此可提出争议（规则 D1）。Returns it with a reason; a dispute may follow.',
  })
  returnComplaint(
    @Arg('input', () => ReturnComplaintInput, asked) input: ReturnComplaintInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return returnComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, { description: '业务指导（规则 C11）。Guides the investigation (rule C11).' })
  guideComplaint(
    @Arg('input', () => GuideComplaintInput, asked) input: GuideComplaintInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return guideComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description: '告知投诉举报人处理结果（规则 C3、C12）。Tells the complainant the result.',
  })
  replyToComplainant(
    @Arg('input', () => ReplyToComplainantInput, asked) input: ReplyToComplainantInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return replyToComplainant(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description: '向告知的部门反馈处理结果（规则 C13）。Tells the informing department the result.',
  })
  feedBackComplaint(
    @Arg('input', () => FeedBackComplaintInput, asked) input: FeedBackComplaintInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return feedBackComplaint(context, input);
  }

  @Mutation(() => ComplaintPayload, {
    description: '办结：须已答复、已反馈，涉嫌犯罪未移送的不得办结（规则 C12、C13、X3）。Closes it.',
  })
  closeComplaint(
    @Arg('input', () => ComplaintStepInput, asked) input: ComplaintStepInput,
    @Ctx() context: RequestContext,
  ): Answer {
    return closeComplaint(context, input);
  }
}
