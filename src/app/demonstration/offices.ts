/** An organization as the demonstration's writing names it. */
export interface Office {
  readonly code: string;
  readonly name: string;
  /** 机关代字 of its document numbers. */
  readonly mark: string;
}

/** The six townships that act today. */
export const townships: readonly [Office, ...Office[]] = [
  { code: '141025100', name: '岳阳镇', mark: '古岳' },
  { code: '141025101', name: '北平镇', mark: '古北' },
  { code: '141025102', name: '古阳镇', mark: '古古' },
  { code: '141025103', name: '旧县镇', mark: '古旧' },
  { code: '141025104', name: '三合镇', mark: '古三' },
  { code: '141025202', name: '南垣乡', mark: '古南' },
];

export const departments = {
  market: { code: 'scjg', name: '市场监督管理局', mark: '古市监' },
  land: { code: 'zrzy', name: '自然资源局', mark: '古自然资' },
  transport: { code: 'jtys', name: '交通运输局', mark: '古交' },
  culture: { code: 'whly', name: '文化和旅游局', mark: '古文旅' },
  farming: { code: 'nync', name: '农业农村局', mark: '古农' },
  forestry: { code: 'lyj', name: '林业局', mark: '古林' },
  emergency: { code: 'yjgl', name: '应急管理局', mark: '古应急' },
  environment: { code: 'sthj', name: '生态环境局古县分局', mark: '古环' },
  justice: { code: 'sfj', name: '司法局', mark: '古司' },
  approval: { code: 'xspj', name: '行政审批管理局', mark: '古审' },
} as const satisfies Record<string, Office>;

/** Whom crimes are sent to, and who looks after that. */
export const prosecution = {
  police: { code: 'gaj', name: '公安局', mark: '古公' },
  procuratorate: { code: 'jcy', name: '人民检察院', mark: '古检' },
} as const satisfies Record<string, Office>;
