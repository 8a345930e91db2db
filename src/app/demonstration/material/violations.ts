import { departments, type Office } from '../offices.js';

export interface Violation {
  /** Code in the list of its department. */
  readonly itemCode: string;
  readonly name: string;
  readonly facts: string;
  readonly legalBasis: string;
  readonly kinds: readonly ('WARNING' | 'FINE' | 'CONFISCATION')[];
  /** Yuan, from and to. */
  readonly fine: readonly [number, number];
  /** Who usually commits it. */
  readonly by: 'company' | 'trader' | 'person';
  /** The department that decides when it is not a township. */
  readonly department: Office;
}

const { market, land, transport, culture, farming, forestry, emergency, environment } = departments;

/** The item of overloaded lorries. */
export const overloading = '1800-B-00200-141025';

/** Violations that townships decide on since the powers were delegated, with the departments they came from. */
export const violations: readonly [Violation, ...Violation[]] = [
  {
    itemCode: '1800-B-00100-141025',
    name: '擅自占用城市道路堆放物料',
    facts: '占用人行道堆放水泥、砖块约{n}平方米，经责令限期改正，逾期未改正',
    legalBasis: '《城市道路管理条例》第四十二条',
    kinds: ['FINE'],
    fine: [500, 8000],
    by: 'company',
    department: transport,
  },
  {
    itemCode: '1600-B-00100-141025',
    name: '露天焚烧秸秆',
    facts: '在承包地内露天焚烧玉米秸秆约{n}平方米，造成烟尘污染',
    legalBasis: '《中华人民共和国大气污染防治法》第一百一十九条第一款',
    kinds: ['FINE'],
    fine: [500, 1500],
    by: 'person',
    department: environment,
  },
  {
    itemCode: '3100-B-00100-141025',
    name: '未按规定公示营业执照',
    facts: '经营场所未在显著位置公示营业执照，经责令改正后{n}日内仍未改正',
    legalBasis: '《中华人民共和国市场主体登记管理条例》第四十八条',
    kinds: ['WARNING', 'FINE'],
    fine: [200, 3000],
    by: 'trader',
    department: market,
  },
  {
    itemCode: '3100-B-00200-141025',
    name: '销售超过保质期的食品',
    facts: '货架上摆放超过保质期的食品{n}件，未能提供处置记录',
    legalBasis: '《中华人民共和国食品安全法》第一百二十四条第一款',
    kinds: ['FINE', 'CONFISCATION'],
    fine: [2000, 12_000],
    by: 'trader',
    department: market,
  },
  {
    itemCode: '1500-B-00100-141025',
    name: '未经批准占用耕地建房',
    facts: '未经批准占用耕地修建附属用房，占地约{n}平方米，主体已完工',
    legalBasis: '《中华人民共和国土地管理法》第七十七条',
    kinds: ['FINE'],
    fine: [1000, 20_000],
    by: 'person',
    department: land,
  },
  {
    itemCode: overloading,
    name: '超限运输车辆擅自行驶公路',
    facts: '货运车辆车货总质量超过限定标准{n}%，未办理超限运输许可',
    legalBasis: '《公路安全保护条例》第六十四条',
    kinds: ['FINE'],
    fine: [500, 10_000],
    by: 'company',
    department: transport,
  },
  {
    itemCode: '2000-B-00100-141025',
    name: '未经动物检疫调运畜禽',
    facts: '调运生猪{n}头，未附有动物检疫证明',
    legalBasis: '《中华人民共和国动物防疫法》第一百条',
    kinds: ['FINE'],
    fine: [1000, 9000],
    by: 'company',
    department: farming,
  },
  {
    itemCode: '2100-B-00100-141025',
    name: '在林区违规野外用火',
    facts: '防火期内在林缘{n}米处违规烧荒，未造成火灾',
    legalBasis: '《森林防火条例》第五十条',
    kinds: ['WARNING', 'FINE'],
    fine: [200, 2000],
    by: 'person',
    department: forestry,
  },
  {
    itemCode: '2500-B-00100-141025',
    name: '未如实记录安全生产教育培训情况',
    facts: '抽查从业人员{n}人，安全生产教育和培训记录缺失',
    legalBasis: '《中华人民共和国安全生产法》第九十七条',
    kinds: ['FINE'],
    fine: [3000, 30_000],
    by: 'company',
    department: emergency,
  },
  {
    itemCode: '1600-B-00200-141025',
    name: '畜禽养殖粪污未采取防渗漏措施',
    facts: '养殖场粪污暂存池未采取防渗漏措施，污染面积约{n}平方米',
    legalBasis: '《畜禽规模养殖污染防治条例》第四十一条',
    kinds: ['FINE'],
    fine: [2000, 20_000],
    by: 'company',
    department: environment,
  },
  {
    itemCode: '2200-B-00100-141025',
    name: '娱乐场所未悬挂未成年人禁入标志',
    facts: '检查时场所出入口{n}处均未悬挂未成年人禁入或者限入标志',
    legalBasis: '《娱乐场所管理条例》第五十一条',
    kinds: ['WARNING'],
    fine: [0, 0],
    by: 'trader',
    department: culture,
  },
];
