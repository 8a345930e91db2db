import { conferenceOfficeCode, convenerCode, countyOrganizations } from '../../../core/organizations/index.js';
import type { TermRoleName } from './membership.js';

/** The day the regulation was issued: the conference's first members are those of Conf 3 (J21). */
export const inForceFrom = '2021-05-25';

const departments = ['xspj', 'scjg', 'zrzy', 'jtys', 'whly', 'nync', 'lyj', 'yjgl', 'sthj'];

interface SeededMember {
  readonly code: string;
  readonly validFrom: string;
  readonly decision: string;
}

/** All townships, the nine departments that Conf 3 names, and the body that hosts the office. */
export const firstMembers: readonly SeededMember[] = countyOrganizations
  .filter(({ validTo }) => validTo === undefined || validTo > inForceFrom)
  .filter(({ code, kind }) => kind === 'TOWNSHIP' || departments.includes(code) || code === conferenceOfficeCode)
  .map(({ code, validFrom }) => ({
    code,
    validFrom: validFrom > inForceFrom ? validFrom : inForceFrom,
    decision: `古政办发〔2021〕22号《联席会议制度》第${code === conferenceOfficeCode ? '四' : '三'}条`,
  }));

interface SeededRole {
  readonly role: TermRoleName;
  readonly code: string;
  readonly title: string;
  readonly basis: string;
}

/** The offices that Conf 4 and 6 tie to those who head a body; the names of people are for the county to add. */
export const firstRoles: readonly SeededRole[] = [
  { role: 'CONVENER', code: convenerCode, title: '县政府分管副县长', basis: '《联席会议制度》第六条' },
  { role: 'DEPUTY_CONVENER', code: conferenceOfficeCode, title: '司法局主要负责人', basis: '《联席会议制度》第六条' },
  { role: 'OFFICE_DIRECTOR', code: conferenceOfficeCode, title: '司法局主要负责人', basis: '《联席会议制度》第四条' },
];
