import { dayOf, type Occasion, type Publication } from './publication.js';

const instruments = [
  ['市场监督管理行政处罚程序规定', 'RULE', '国家市场监督管理总局'],
  ['山西省大气污染防治条例', 'LOCAL_REGULATION', '山西省人民代表大会常务委员会'],
  ['山西省消防安全责任制实施办法', 'RULE', '山西省人民政府'],
  ['农药管理条例', 'ADMINISTRATIVE_REGULATION', '国务院'],
  ['中华人民共和国森林法', 'LAW', '全国人民代表大会常务委员会'],
  ['山西省禁牧轮牧休牧条例', 'LOCAL_REGULATION', '山西省人民代表大会常务委员会'],
] as const;

/** Category 1: that the department examined whether an instrument behind delegated penalties was adjusted. */
export function legalAdjustment({ random, office, day, number }: Occasion): Publication {
  const [instrumentTitle, level, issuingBody] = random.pick(instruments);
  const adjustmentKind = random.pick(['AMENDED', 'REVISED', 'PROMULGATED'] as const);
  return {
    category: 'LEGAL_ADJUSTMENT',
    title: `《${instrumentTitle}》调整情况（演示）`,
    externalRef: `${office.mark}法规-${day.slice(0, 4)}-${String(number).padStart(2, '0')}`,
    fields: {
      instrumentTitle,
      level,
      adjustmentKind,
      adoptedOn: day,
      effectiveOn: null,
      issuingBody,
      documentNumber: null,
      itemCodes: null,
      summary: '演示数据：涉及下放乡镇的处罚事项，请各乡镇对照更新执法依据，更新前暂按原裁量基准办理。',
    },
    correction: {
      reason: '摘要表述不准确',
      fields: { summary: '演示数据：涉及下放乡镇的处罚事项，处罚种类和幅度未作调整。' },
    },
  };
}

const supervised = [
  ['散煤经营户', '煤质抽检报告'],
  ['烟花爆竹零售点', '零售许可和消防设施'],
  ['农药经营门店', '进销货台账'],
  ['规模养殖场', '粪污处理设施'],
  ['餐饮服务单位', '食品经营许可和健康证明'],
  ['在建房屋工地', '施工许可和扬尘措施'],
] as const;

/** Category 2. */
export function supervision({ random, office, day, number }: Occasion): Publication {
  const [who, what] = random.pick(supervised);
  const total = random.between(4, 18);
  const faulty = random.between(0, 3);
  return {
    category: 'SUPERVISION_INFORMATION',
    title: `${who}监督管理信息（${dayOf(day)}）`,
    externalRef: `${office.mark}监管-${day.slice(0, 4)}-${String(number).padStart(3, '0')}`,
    fields: {
      summary: `对下放事项涉及的${who}检查${what}，共检查${total}户，合格${total - faulty}户；${
        faulty > 0 ? `不合格${faulty}户已责令整改，请属地乡镇在日常巡查中予以关注` : '未发现问题'
      }。`,
      itemCodes: null,
    },
    correction: {
      reason: '补充检查户数',
      fields: { summary: `对${who}检查${what}，共检查${total + 1}户，其余情况不变。` },
    },
  };
}

const others = [
  ['集贸市场改造期间临时经营区安排', '改造期间临时经营区设于镇政府北侧广场，请各有关部门在执法检查时予以掌握。'],
  ['执法人员资格证件更换情况', '本单位执法人员资格证件已全部更换，旧证自即日起停止使用。'],
  ['乡村道路临时限行安排', '因路面维修，村道临时限行，执法车辆请绕行。'],
] as const;

/** Category 8. */
export function other({ random, office }: Occasion): Publication {
  const [title, summary] = random.pick(others);
  return {
    category: 'OTHER_INFORMATION',
    title: `${office.name}${title}`,
    externalRef: null,
    fields: { summary },
    correction: { reason: '补充联系方式', fields: { summary: `${summary}具体情况请与本单位值班室联系。` } },
  };
}
