import type { Acting } from './conference-client.js';

/** 司法局, which hosts the conference's office (J4). */
export const office: Acting = { code: 'sfj', roles: ['CONFERENCE_OFFICE'] };
/** 县政府分管副县长 (J10). */
export const convener: Acting = { code: 'xzf', roles: ['CONVENER'] };

const member = (code: string): Acting => ({ code, roles: ['PUBLISHER'] });

/** 岳阳镇 */
export const township = member('141025100');
/** 自然资源局 */
export const naturalResources = member('zrzy');
/** 交通运输局 */
export const transport = member('jtys');
