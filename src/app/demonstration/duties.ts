import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { assignDuty, type DutyAssignment } from '../../core/duties/index.js';
import { requestContext } from '../../core/request-context.js';
import { departments, townships } from './offices.js';

const [first] = townships;
const { market, land } = departments;

/** Posts, and a number that is nobody's: the demonstration names no people. */
const named: readonly (Pick<DutyAssignment, 'organizationCode' | 'personName' | 'duty'> & Partial<DutyAssignment>)[] = [
  { organizationCode: first.code, duty: 'LIAISON_OFFICER', personName: '综合行政执法办公室主任' },
  { organizationCode: first.code, duty: 'HEAD', personName: '镇长' },
  {
    ...{ organizationCode: first.code, duty: 'ENFORCEMENT_OFFICER', personName: '综合行政执法队队长' },
    ...{ certificateNumber: '晋J141025001（演示）', certificateExpiresOn: '2030-12-31' },
  },
  { organizationCode: market.code, duty: 'LIAISON_OFFICER', personName: '综合执法大队大队长' },
  { organizationCode: market.code, duty: 'LIAISON_OFFICER', personName: '法规股股长' },
  { organizationCode: land.code, duty: 'LIAISON_OFFICER', personName: '执法监察股股长' },
];

/** Mech 三(四)2: some organizations have named who keeps in touch, told by the county government; what is told already stays. */
export async function seedDuties(hub: Hub, county: Viewer): Promise<void> {
  for (const duty of named) {
    const { userErrors } = await assignDuty(requestContext(hub, county), {
      ...{ telephone: '13800000000', email: `lianluo@${duty.organizationCode ?? ''}.example` },
      ...{ validFrom: '2021-07-01', basis: '联合执法联络人名单（演示）', ...duty },
    });
    const refusal = userErrors.find(({ code }) => code !== 'ALREADY_EXISTS');
    if (refusal) throw new Error(`演示任职被拒绝：${refusal.path.join('.')} ${refusal.message}`);
  }
}
