import type { PolicyName } from '../../core/policies/index.js';
import type { FigureMeaning } from '../figure.js';

/** A number of an assessment: what it counts in words of both languages, and how many points each costs where the county scores. */
export interface AssessmentFigure extends FigureMeaning {
  readonly property: string;
  /** What is counted, in English. */
  readonly definition: string;
  readonly points: PolicyName | null;
}

const clocks = 'proceeding_deadline.due_at, met_at, ended_at, paused_at';

/** Of the clocks that were due in the period PENDING is each that is not due yet or stands still, and DUE every other one. */
export const assessmentFigures = {
  DUE: {
    property: 'due',
    title: '应办件次',
    english: 'Due',
    numerator: '期间内到期的时限，办理在先的亦计；期满前已无须办理的、尚未到期的不计',
    definition:
      'Deadlines that were due in the period, those met before among them; not those that nobody had to meet any longer by then, nor those that are still to come',
    denominator: null,
    sources: clocks,
    points: null,
  },
  IN_TIME: {
    property: 'inTime',
    title: '按期办理件次',
    english: 'In time',
    numerator: '应办件次中在期限届满前办理的',
    definition: 'Of these, met before the term was over',
    denominator: null,
    sources: clocks,
    points: null,
  },
  LATE: {
    property: 'late',
    title: '逾期办理件次',
    english: 'Late',
    numerator: '应办件次中期限届满后才办理的',
    definition: 'Of these, met after the term',
    denominator: null,
    sources: clocks,
    points: 'assessment-late-points',
  },
  OVERDUE: {
    property: 'overdue',
    title: '逾期未办件次',
    english: 'Overdue still',
    numerator: '应办件次中期限已届满、至今未办理的',
    definition: 'Of these, not met to this moment',
    denominator: null,
    sources: clocks,
    points: 'assessment-overdue-points',
  },
  UNANSWERED: {
    property: 'unanswered',
    title: '期满未答复件次',
    english: 'Not answered',
    numerator: '应办件次中期限届满未办理，其后事项因他方办理而了结或转归他方的',
    definition: 'Of these, not met by the end of the term and then at an end by what others did',
    denominator: null,
    sources: clocks,
    points: 'assessment-unanswered-points',
  },
  PENDING: {
    property: 'pending',
    title: '在办件次',
    english: 'Pending',
    numerator: '期间内到期而尚未到期或暂停计算的时限，不计入应办',
    definition: 'Due in the period but still to come, or standing still; not among those due',
    denominator: null,
    sources: clocks,
    points: null,
  },
  RETURNED: {
    property: 'returned',
    title: '被退回件次',
    english: 'Returned to it',
    numerator: '期间内本单位移送的案件、函告的协助被退回的次数',
    definition: 'How often in the period cases that it had sent, or requests for assistance, were returned to it',
    denominator: null,
    sources: 'proceeding_step.step, taken_at; proceeding.opened_by',
    points: 'assessment-returned-points',
  },
  URGED: {
    property: 'urged',
    title: '被催办次数',
    english: 'Urged',
    numerator: '期间内监督单位催办本单位的次数',
    definition: 'How often in the period whoever supervises has urged it',
    denominator: null,
    sources: 'urge.urged_at',
    points: null,
  },
  URGED_IN_VAIN: {
    property: 'urgedInVain',
    title: '催办未按期答复次数',
    english: 'Urges not answered in time',
    numerator: '被催办次数中未在答复期限内答复的；尚未到期的不计',
    definition: 'Of these, not answered by the time they were to be; not those whose time still runs',
    denominator: null,
    sources: 'urge.answer_by, answered_at',
    points: null,
  },
  NEEDS_SERVED: {
    property: 'needsServed',
    title: '满足需求条数',
    english: 'Needs served',
    numerator: '期间内送达、符合他单位需求的本单位信息，每项需求各计一次（规则 S3）',
    definition: 'Records of its own that met a need of others in the period, once for each need (rule S3)',
    denominator: null,
    sources: 'record_need.matched_at; shared_record.status',
    points: null,
  },
  NEEDS_LATE: {
    property: 'needsLate',
    title: '逾期满足需求条数',
    english: 'Needs served late',
    numerator: '满足需求条数中逾期共享的（规则 S3、S10）',
    definition: 'Of these, shared late (rules S3, S10)',
    denominator: null,
    sources: 'shared_record.timeliness',
    points: null,
  },
  RATED: {
    property: 'rated',
    title: '评哨次数',
    english: 'Rated by townships',
    numerator: '期间内的吹哨中，乡镇对本单位作出评价的次数（规则 U10）',
    definition: 'Whistle calls of the period in which the township has rated it (rule U10)',
    denominator: null,
    sources: 'whistle_call.rated_ids; proceeding.opened_at',
    points: null,
  },
  RATED_DISSATISFIED: {
    property: 'ratedDissatisfied',
    title: '评哨不满意次数',
    english: 'Rated as dissatisfying',
    numerator: '评哨次数中乡镇不满意的',
    definition: 'Of these, with which the township was not satisfied',
    denominator: null,
    sources: 'whistle_call.dissatisfied_ids',
    points: 'assessment-dissatisfied-points',
  },
  RATED_BELATED: {
    property: 'ratedBelated',
    title: '评哨到场不及时次数',
    english: 'Rated as come too late',
    numerator: '评哨次数中乡镇评为到场不及时的；是否逾期报到另按时限计',
    definition: 'Of these, for which it came too late in the eyes of the township, whatever the clock says',
    denominator: null,
    sources: 'whistle_call.belated_ids',
    points: null,
  },
  RATED_UNSOLVED: {
    property: 'ratedUnsolved',
    title: '评哨问题未解决次数',
    english: 'Rated as unsolved',
    numerator: '评哨次数中乡镇评为问题未解决的',
    definition: 'Of these, after which the matter was not solved',
    denominator: null,
    sources: 'whistle_call.unsolved_ids',
    points: null,
  },
} as const satisfies Readonly<Record<string, AssessmentFigure>>;

export type AssessmentFigureName = keyof typeof assessmentFigures;

/** In the order of the table. */
export const assessmentFigureNames = Object.keys(assessmentFigures) as AssessmentFigureName[];

/** How many of each an organization has. */
export type Counts = Readonly<Record<AssessmentFigureName, number>>;

export const noCounts = Object.fromEntries(assessmentFigureNames.map((name) => [name, 0])) as Record<
  AssessmentFigureName,
  number
>;
