import type { Office } from '../organizations/index.js';

/** What a person or system may be in its organization; a token carries any number of them. */
export const roles = {
  VIEWER: 'VIEWER',
  PUBLISHER: 'PUBLISHER',
  LIAISON: 'LIAISON',
  ANALYST: 'ANALYST',
  CONFERENCE_OFFICE: 'CONFERENCE_OFFICE',
  CONVENER: 'CONVENER',
  COUNTY_GOVERNMENT: 'COUNTY_GOVERNMENT',
  AUDITOR: 'AUDITOR',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;

export type Role = keyof typeof roles;

const everyRole = Object.values(roles);

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/**
 * Roles that are an office, and by which office an organization may hold them: whatever a token says, they count for nobody else. The
 * audit log of all organizations is for those who answer for the mechanism as a whole. A role that is not named here is held by
 * people of any organization, and permits nothing beyond it.
 */
export const officesOfRole: Readonly<Partial<Record<Role, readonly Office[]>>> = {
  CONFERENCE_OFFICE: ['conferenceOffice'],
  CONVENER: ['convener'],
  COUNTY_GOVERNMENT: ['countyGovernment'],
  AUDITOR: ['countyGovernment', 'conferenceOffice'],
};

interface PermissionRow {
  readonly roles: readonly Role[];
  /** What it allows, Chinese first, then English. */
  readonly allows: string;
}

/** The one table of permissions: what may be done, and by which roles; docs/operate/permissions.md is printed from it. */
export const permissions = {
  read: { roles: everyRole, allows: '查阅本单位可见的内容。Read what one’s organization may see.' },
  publish: {
    roles: ['PUBLISHER'],
    allows:
      '登记、发布、延期、修订、撤回本单位信息。Register, publish, extend, revise and withdraw records of one’s own organization.',
  },
  acknowledge: {
    roles: everyRole,
    allows: '记录本系统处理变更的进度。Record how far one’s system has processed the changes.',
  },
  declareNeeds: {
    roles: ['PUBLISHER', 'LIAISON'],
    allows: '登记和终止本单位的信息需求。Declare and end what one’s own organization needs to be told of.',
  },
  grantVisibility: {
    roles: ['PUBLISHER', 'COUNTY_GOVERNMENT'],
    allows:
      '授权更多单位查看：发布单位对本单位信息，县政府对任何信息。Let more organizations see a record: its publisher, and the county government any.',
  },
  upload: {
    roles: ['PUBLISHER', 'COUNTY_GOVERNMENT'],
    allows: '上传待导入的表格文件。Send files of tables that are to be imported.',
  },
  manageItems: {
    roles: ['PUBLISHER', 'COUNTY_GOVERNMENT'],
    allows:
      '登记执法事项及其下放：部门对本部门事项，县政府对任何事项。Record enforcement items and their delegation: a department its own, the county government any.',
  },
  revealPersonalData: {
    roles: ['PUBLISHER', 'LIAISON', 'COUNTY_GOVERNMENT'],
    allows:
      '说明用途后查阅完整号码，或按号码查找。Read the number of a person in clear for a purpose, or find records by it.',
  },
  handleCases: {
    roles: ['PUBLISHER', 'LIAISON', 'COUNTY_GOVERNMENT', 'CONFERENCE_OFFICE', 'CONVENER'],
    allows:
      '办理案件移送、投诉举报、争议、协助、联席会议等事项，上传材料。Handle cases and matters of the joint conference, and upload their material.',
  },
  runConference: {
    roles: ['CONFERENCE_OFFICE', 'COUNTY_GOVERNMENT'],
    allows: '按决定调整联席会议成员单位和任职。Change members and offices of the joint conference by a decision.',
  },
  decideForCounty: {
    roles: ['COUNTY_GOVERNMENT'],
    allows: '查阅待县政府决定的事项。Read what awaits the county government.',
  },
  countyFigures: {
    roles: ['COUNTY_GOVERNMENT', 'CONFERENCE_OFFICE'],
    allows:
      '统计全县的办理事项，不含内容。Count the proceedings of the whole county; figures tell nothing of what is in one.',
  },
  supervise: {
    roles: ['COUNTY_GOVERNMENT', 'CONFERENCE_OFFICE'],
    allows:
      '督促全县逾期事项：查阅办理情况（不含内容），催办。See how what is overdue in the whole county is handled, not what is in it, and urge.',
  },
  audit: {
    roles: ['AUDITOR'],
    allows: '查阅全部单位的审计日志，验证变更日志。Read who did what in all organizations, and verify the change log.',
  },
  manageAccess: {
    roles: ['ADMINISTRATOR'],
    allows:
      '管理本单位的 API 密钥，停用和恢复本单位人员。Make and revoke API keys, end and give access, of one’s own organization.',
  },
  manageWebhooks: {
    roles: ['ADMINISTRATOR'],
    allows: '登记和管理本单位的变更推送（Webhook）。Register and manage webhooks of one’s own organization.',
  },
  manageDuties: {
    roles: ['ADMINISTRATOR', 'COUNTY_GOVERNMENT'],
    allows:
      '登记联络人、执法人员和负责人：管理员对本单位，县政府对任何单位。Register who is liaison officer, enforcement officer, head or deputy: of one’s own organization, the county government of any.',
  },
  manageKeys: {
    roles: ['ADMINISTRATOR'],
    allows: '登记和撤销本单位的签名公钥。Register and revoke the public keys of one’s own organization.',
  },
  registerDocuments: {
    roles: ['ADMINISTRATOR'],
    allows: '登记可只凭摘要执行的操作文档。Register documents that may be asked by their hash.',
  },
  administerCounty: {
    roles: ['COUNTY_GOVERNMENT'],
    allows: '决定规定未定之处的取值，登记单位的设立和撤销。Decide policies, register and end organizations.',
  },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissions;
