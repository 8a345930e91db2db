/** How dependency-cruiser reads this project, for both of its rule sets. */
export const options = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(dist|node_modules/\\.)' },
  tsConfig: { fileName: 'tsconfig.json' },
  detectProcessBuiltinModuleCalls: true,
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
};
