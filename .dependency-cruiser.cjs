/** Which folder of lib/ may import which: the arrows of ARCHITECTURE.md. A folder may always import itself. */
const allowed = {
  definition: [],
  mapping: [],
  readers: ['definition', 'mapping'],
  'writers/(?!handler)': ['writers', 'definition', 'mapping'],
  'writers/handler': ['writers', 'definition', 'mapping', 'plan'],
  comparison: ['definition'],
  validation: ['definition', 'mapping'],
  plan: ['definition', 'mapping'],
  engine: ['definition', 'mapping', 'plan'],
  runtime: ['definition', 'mapping', 'plan', 'engine'],
  constructs: ['definition', 'mapping', 'readers', 'writers', 'validation', 'plan'],
  functions: ['definition', 'engine'],
  testing: ['definition', 'mapping', 'readers', 'writers', 'validation', 'plan', 'engine', 'runtime', 'functions'],
  cli: ['definition', 'mapping', 'readers', 'writers', 'comparison', 'validation', 'plan', 'engine', 'runtime', 'functions', 'testing'],
};

const arrows = Object.entries(allowed).map(([folder, targets]) => ({
  name: `arrows-of-${folder.replace(/\W+/g, '-')}`,
  severity: 'error',
  comment: `lib/${folder} may import ${targets.join(', ') || 'nobody'}`,
  from: { path: `^lib/${folder}${folder.endsWith(')') ? '' : '/'}` },
  to: {
    path: '^lib/',
    pathNot: [folder.split('/')[0] === folder ? folder : folder.split('(')[0], ...targets].map((name) => `^lib/${name}/`),
  },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'but in a language, whose grammar is recursive: a filter holds paths, and a path holds filters',
      from: { pathNot: '^lib/mapping/(vtl|jsonpath|regex)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'cdk-only-in-constructs',
      severity: 'error',
      comment: 'aws-cdk-lib is known to the constructs and to the construct-tree reader alone',
      from: { path: '^lib/', pathNot: ['^lib/constructs/', '^lib/readers/construct-tree/', '^lib/index.ts$'] },
      to: { path: 'node_modules/(aws-cdk-lib|constructs)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^lib/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only', 'npm-peer'],
        // What the handler's bundles contain need not be installed with the package.
        pathNot: 'node_modules/(@types|openapi-types|aws-cdk-lib|constructs|@redis/client)/',
      },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
