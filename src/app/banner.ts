export interface BannerOptions {
  readonly demonstration: boolean;
  /** Whether demonstration tokens are accepted. */
  readonly local: boolean;
}

/** What a newcomer reads first, once the hub takes requests. */
export function banner(url: string, { demonstration, local }: BannerOptions): string {
  const port = new URL(url).port;
  const elsewhere = port === '4000' ? '' : ` --url ${url}`;
  const lines = [
    `联动 · 县综合行政执法信息共享平台 已就绪${demonstration ? '（演示数据）' : ''}`,
    ` 首页    ${url}/`,
    ` 查询台  ${url}/graphiql    ${demonstration ? '每一操作均有示例，点开即可运行' : '须有访问令牌'}`,
    ' 自检    /readyz   指标 /metrics   接口定义 /schema.graphql',
    ...(local
      ? [
          ` 下一步  npm run hub -- tail --after 0${elsewhere}   |   npm run hub -- publish examples/publish/other-information.json${elsewhere}`,
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
