import {
  codes,
  day,
  flag,
  id,
  instant,
  organization,
  organizations,
  proceeding,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../../core/proceedings/index.js';

/** Conf 5(四), 9: an agreed matter, who carries it out and how far it has come. */
export const resolutionFacts = {
  office: organization(),
  /** Who changes or cancels it; null where its meeting is not known to have had one. */
  convener: organization().optional(),
  /** The one that adopted it. */
  meeting: proceeding(),
  /** Whatever meets later hears of it (J19). */
  adoptedAt: instant('议定时间：形成决议的会议的时间。When the meeting met that adopted it.'),
  responsible: organizations('责任单位，牵头单位在前。Who carries it out, who is in charge first.').filtered(
    '责任单位代码。Code of who carries it out.',
    'responsibleCode',
  ),
  completed: organizations('已办理完毕的责任单位（规则 J18）。Units that have carried it out (rule J18).').shownAs(
    'completedBy',
  ),
  content: text('内容。Content.').offeredTo(['adopt'], '内容，必填，至多 20000 字。Content, required.'),
  dueOn: day('办理期限（规则 J18）。Last day on which it is in time (rule J18).').askedBy(
    ['adopt'],
    '办理期限，当日有效。Last day on which it is in time.',
  ),
  progress: text('最近的进展。Latest progress.')
    .optional()
    .requiredBy(['progress'], '进展情况，必填。Progress, required.'),
  progressAt: instant('报告进展的时间。When that was told.').optional(),
  result: text('办理结果；未办结为空。The result; null until all of it is done.')
    .optional()
    .requiredBy(['complete', 'conclude'], '办理结果，必填。The result, required.'),
  completedAt: instant('办理完毕的时间。When it was finished.').optional(),
  urgedAt: instant('最近督促的时间（规则 J8）。When it was last urged.').optional(),
  analysis: text('办公室对问题和困难的分析。The office’s analysis.')
    .optional()
    .askedBy(['urge'], '问题和困难的分析。Analysis of problems and difficulties.'),
  opinion: text('办公室的处理意见（规则 J8）。What the office proposes.')
    .optional()
    .requiredBy(['urge'], '处理意见，必填。What the office proposes, required.'),
};

/** What requests tell beside facts, by step; reports have one, whether it is finished or not. */
export const resolutionRequests = {
  adopt: {
    meetingId: id('形成决议的会议。The meeting that adopted it.'),
    title: text('标题，至多 200 字。Title.'),
    responsibleCodes: codes(
      '责任单位代码，牵头单位在前，必填。Codes of who carries it out, the one in charge first; required.',
    ).optional(),
  },
  change: {
    dueOn: day('新的办理期限，不填则不变。New last day; unchanged if not given.').optional(),
    responsibleCodes: codes(
      '新的责任单位代码，牵头单位在前，不填则不变。Codes of who carries it out from now on; unchanged if not given.',
    ).optional(),
    reason: text('变更理由，必填。Why, required.'),
  },
  cancel: { reason: text('取消理由，必填。Why, required.') },
  reportBack: {
    meetingId: id('通报所在会议。At which meeting.'),
    report: text('通报内容，必填。The report, required.'),
    completed: flag(
      '是否已办理完毕：牵头单位的为整个事项，其他单位的为本单位的部分。Whether it is finished: all of it for the unit in charge, its part for others.',
    ),
  },
};

export type ResolutionFacts = FactsOf<typeof resolutionFacts>;

export type Resolution = ProcedureOf<typeof resolutionFacts, typeof resolutionRequests, 'adopt', 'resolutionId'>;

export const { entity: resolutionEntity, table: resolutionTable } = tableOfFacts(
  'conference_resolution',
  resolutionFacts,
);
