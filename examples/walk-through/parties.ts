/** 岳阳镇, where the complaint comes in. */
export const township = '141025100';
/** 自然资源局, to which the case is sent first. */
export const landBureau = 'zrzy';
/** 林业局, which is designated. */
export const forestryBureau = 'lyj';
export const countyGovernment = 'xzf';
export const police = 'gaj';
