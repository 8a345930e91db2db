import {
  day,
  instant,
  key,
  organization,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../../core/proceedings/index.js';

/** Conf 5(一): a bulletin of the office on a period. */
export const bulletinFacts = {
  office: organization(),
  periodFrom: day('起始日（含）。First day of the period.').askedBy(['draft']),
  periodTo: day('截止日（含）。Last day of the period.').askedBy(['draft']),
  issueNumber: text('期号。Issue number.')
    .optional()
    .askedBy(['draft'], '期号，由办公室编排。Issue number, as the office numbers them.')
    .askedBy(['revise'], '期号，不填则不变。Issue number; unchanged if not given.'),
  content: text('内容。Content.')
    .askedBy(['revise'], '内容，必填，至多 20000 字。Content, required.')
    .fixed('reviseBulletin writes it anew until it is published'),
  publishedAt: instant('发布时间。When it was published.').optional(),
  /** The record of category 6 as which it was shared. */
  recordId: key().optional(),
};

/** What requests tell beside facts, by step. */
export const bulletinRequests = {
  revise: { title: text('标题，不填则不变。Title; unchanged if not given.').optional() },
};

export type BulletinFacts = FactsOf<typeof bulletinFacts>;

export type Bulletin = ProcedureOf<typeof bulletinFacts, typeof bulletinRequests, 'draft', 'bulletinId'>;

export const { entity: bulletinEntity, table: bulletinTable } = tableOfFacts('bulletin', bulletinFacts);
