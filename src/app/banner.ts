/** What a newcomer reads first, once the hub takes requests. */
export function banner(url: string, demonstration: boolean): string {
  const lines = [
    `联动 · 县综合行政执法信息共享平台 已就绪${demonstration ? '（演示数据）' : ''}`,
    ` 首页    ${url}/`,
    ` 查询台  ${url}/graphiql    已备示例，可直接运行`,
    ' 自检    /readyz   指标 /metrics   接口定义 /schema.graphql',
    ...(demonstration
      ? [' 下一步  npm run hub -- tail --after 0   |   npm run hub -- token --organization sfj --roles VIEWER']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
