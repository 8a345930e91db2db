import type { OrganizationKind } from './organization.js';

/** A row of reference data: organizations of Gu County (古县, 141025), the members of Conf 3 and the bodies beside them. */
export interface CountyOrganization {
  readonly code: string;
  readonly name: string;
  /** By law: what heads and signs its documents. */
  readonly legalName: string;
  readonly kind: OrganizationKind;
  readonly divisionCode: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly successorCode?: string;
}

export interface CountyDivision {
  readonly code: string;
  readonly name: string;
  readonly parentCode?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly successorCode?: string;
}

const county = '141025';
/** The register begins here; when each body was founded is not recorded. */
const founded = '2000-01-01';
/** 石壁乡 and 永乐乡 gave way to 三合镇 in 2021: from the day the regulation is in force only 三合镇 acts. */
const merged = '2021-05-25';

export const countyDivisions: readonly CountyDivision[] = [
  { code: county, name: '古县', validFrom: founded },
  ...(
    [
      ['141025100', '岳阳镇'],
      ['141025101', '北平镇'],
      ['141025102', '古阳镇'],
      ['141025103', '旧县镇'],
      ['141025202', '南垣乡'],
    ] as const
  ).map(([code, name]) => ({ code, name, parentCode: county, validFrom: founded })),
  { code: '141025104', name: '三合镇', parentCode: county, validFrom: merged },
  ...(
    [
      ['141025200', '石壁乡'],
      ['141025201', '永乐乡'],
    ] as const
  ).map(([code, name]) => ({
    code,
    name,
    parentCode: county,
    validFrom: founded,
    validTo: merged,
    successorCode: '141025104',
  })),
];

const departments = [
  ['xspj', '行政审批管理局'],
  ['scjg', '市场监督管理局'],
  ['zrzy', '自然资源局'],
  ['jtys', '交通运输局'],
  ['whly', '文化和旅游局'],
  ['nync', '农业农村局'],
  ['lyj', '林业局'],
  ['yjgl', '应急管理局'],
  ['sthj', '生态环境局古县分局'],
  ['sfj', '司法局'],
  ['gaj', '公安局'],
] as const;

export const countyOrganizations: readonly CountyOrganization[] = [
  ...countyDivisions
    .filter(({ parentCode }) => parentCode === county)
    .map(({ parentCode: _, ...division }): CountyOrganization => ({
      ...division,
      legalName: `古县${division.name}人民政府`,
      kind: 'TOWNSHIP',
      divisionCode: division.code,
    })),
  ...departments.map(([code, name]): CountyOrganization => ({
    code,
    name,
    // 市级派出: the one that is not the county's own.
    legalName: code === 'sthj' ? `临汾市${name}` : `古县${name}`,
    kind: 'DEPARTMENT',
    divisionCode: county,
    validFrom: founded,
  })),
  ...(
    [
      ['jcy', '人民检察院', '古县人民检察院', 'PROCURATORATE'],
      ['fy', '人民法院', '古县人民法院', 'COURT'],
      ['xzf', '县人民政府', '古县人民政府', 'COUNTY_GOVERNMENT'],
    ] as const
  ).map(([code, name, legalName, kind]): CountyOrganization => ({
    ...{ code, name, legalName, kind },
    divisionCode: county,
    validFrom: founded,
  })),
];
