import { awscdk, type JsonFile, javascript, typescript } from 'projen';

const description =
  'Typed constructs, synth-time validation, OpenAPI output and a local engine for Amazon API Gateway REST API integrations.';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-rest-integrations',
  description,
  author: 'The cdk-rest-integrations authors',
  authorAddress: 'maintainers@cdk-rest-integrations.dev',
  repositoryUrl: 'https://github.com/cdk-rest-integrations/cdk-rest-integrations.git',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-rest-integrations authors',
  keywords: ['cdk', 'aws-cdk', 'api-gateway', 'rest-api', 'vtl', 'openapi', 'integration', 'jest'],

  cdkVersion: '2.257.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.19.0',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),

  // Sources compile to a folder of their own: every loader prefers a stale .js beside a .ts.
  srcdir: 'lib',
  libdir: 'build',
  entrypoint: 'build/index.js',
  autoDetectBin: false,
  sampleCode: false,
  docgen: true,

  github: false,
  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
  eslint: false,

  publishToPypi: { distName: 'cdk-rest-integrations', module: 'cdk_rest_integrations' },
  publishToMaven: {
    javaPackage: 'dev.cdkrestintegrations',
    mavenGroupId: 'dev.cdkrestintegrations',
    mavenArtifactId: 'cdk-rest-integrations',
  },
  publishToNuget: { dotNetNamespace: 'CdkRestIntegrations', packageId: 'CdkRestIntegrations' },
  publishToGo: {
    moduleName: 'github.com/cdk-rest-integrations/cdk-rest-integrations-go',
    packageName: 'cdkrestintegrations',
  },

  bundledDeps: [
    '@aws-crypto/sha256-js',
    '@aws-sdk/credential-provider-node',
    '@smithy/signature-v4',
    'ajv',
    'ajv-draft-04',
    'ajv-formats',
    'aws-jwt-verify',
    'chokidar@^4',
    'commander@^14',
    'lru-cache@^11',
    'picocolors',
    're2js',
    'undici@^7',
    'yaml',
  ],
  devDeps: [
    'aws-cdk@^2.1148.1',
    'esbuild@^0.28.2',
    'tsx',
    '@types/node@^20',
    'openapi-types',
    '@seriousme/openapi-schema-validator@^2.11',
    '@swc/core@1.16.18',
    '@swc/jest@^0.2.39',
    '@biomejs/biome@2.5.15',
    'eslint@^10',
    'typescript-eslint@^8.73',
    'knip@^6',
    'dependency-cruiser@^17',
    '@types/jest@^30',
    'fast-check@^4',
    'velocityjs@^2.1',
    '@microsoft/jest-sarif@1.0.0-beta.0',
    'jsii-rosetta@~6.0.16',
    '@redis/client@^6',
  ],

  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    extraCliOptions: ['--ci'],
    jestConfig: {
      collectCoverage: false,
      // jest leaves one core alone, which is half of a machine that has two.
      maxWorkers: '100%',
      // projen's type asks for a class; jest takes a path.
      reporters: ['<rootDir>/test/closing-line.cjs' as never],
    },
    junitReporting: false,
  },
  jest: true,
});

project.package.addField('exports', {
  '.': { types: './build/index.d.ts', default: './build/index.js' },
  './testing': { types: './build/testing/index.d.ts', default: './build/testing/index.js' },
  './jest-serializer': { types: './build/testing/jest-serializer.d.ts', default: './build/testing/jest-serializer.js' },
  './jest-matchers': { types: './build/testing/jest-matchers.d.ts', default: './build/testing/jest-matchers.js' },
  './definition': { types: './build/definition-api.d.ts', default: './build/definition-api.js' },
  './schemas/*': './schemas/*',
  './.jsii': './.jsii',
  './.warnings.jsii.js': './.warnings.jsii.js',
  './package.json': './package.json',
});
project.package.addVersion('0.1.0');
project.package.addBin({ 'cdk-rest-integrations': 'bin/cdk-rest-integrations.js' });
// Newer versions of these, and of biome and swc above, lack packages of some platforms, and `npm ci` refuses such a lock.
project.package.addPackageResolutions('@aws-cdk/asset-node-proxy-agent-v6@2.1.1', 'unrs-resolver@1.12.2', 'oxc-parser@0.154.0');

const bundleHandler = 'node scripts/bundle-handler.mjs';
project.preCompileTask.exec(bundleHandler);
project.testTask.prependSpawn(project.preCompileTask);
project.compileTask.exec('node scripts/gather-modules.mjs');

project.addTask('lint', {
  description: 'Format, types of everything, typed lint, import directions, unused code',
  steps: [
    { exec: 'biome check --error-on-warnings .' },
    { exec: 'tsc --noEmit -p tsconfig.json' },
    { exec: 'tsc --noEmit -p test/tsconfig.json' },
    { exec: 'eslint lib bin test benchmark examples scripts --max-warnings 0' },
    { exec: 'depcruise lib --config .dependency-cruiser.cjs' },
    { exec: 'knip' },
  ],
});
project.addTask('format', { exec: 'biome check --write .' });

// Tests and examples import the package by its own name, as a user does.
const ownName = {
  'cdk-rest-integrations': ['./lib/index.ts'],
  'cdk-rest-integrations/testing': ['./lib/testing/index.ts'],
  'cdk-rest-integrations/definition': ['./lib/definition-api.ts'],
  'cdk-rest-integrations/jest-matchers': ['./lib/testing/jest-matchers.ts'],
  'cdk-rest-integrations/jest-serializer': ['./lib/testing/jest-serializer.ts'],
};
const tests = project.tsconfigDev?.file as JsonFile;
tests.addOverride('compilerOptions.paths', Object.fromEntries(Object.entries(ownName).map(([name, [file]]) => [name, [`.${file}`]])));
tests.addOverride('include', [
  '**/*.ts',
  '../lib/**/*.ts',
  '../bin/**/*.ts',
  '../examples/**/*.ts',
  '../benchmark/**/*.ts',
  '../scripts/**/*.ts',
]);

project.gitignore.exclude('/assets/', '/cdk.out/', '/build/', '.jsii', '.jsii.tabl.json');
project.npmignore?.include('/assets/', '/schemas/', '/bin/cdk-rest-integrations.js');
project.npmignore?.exclude(
  '/lib/',
  '/test/',
  '/benchmark/',
  '/examples/',
  '/scripts/',
  '/docs/',
  '/.ci/',
  '/bin/*.ts',
  '/cdk.json',
  '/cdk.out/',
  '/biome.json',
  '/eslint.config.mjs',
  '/knip.json',
  '/.projenrc.ts',
  '/.dependency-cruiser.cjs',
  '/rosetta/',
);

// Stock ts-jest and its patterns give way to @swc/jest: types are checked by jsii and `npm run lint`.
// The examples are set up as a user's project is; our own tests do without what they do not use.
const jestConfig = project.jest?.config as Record<string, unknown>;
for (const key of ['transform', 'testMatch', 'moduleFileExtensions', 'setupFiles', 'clearMocks', 'testPathIgnorePatterns'])
  delete jestConfig[key];
const everyProject = {
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  setupFiles: ['<rootDir>/test/setup.cjs'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] },
  moduleNameMapper: Object.fromEntries(
    Object.entries(ownName).map(([name, [file]]) => [`^${name}$`, file?.replace('.', '<rootDir>') ?? '']),
  ),
};
jestConfig.projects = [
  { ...everyProject, displayName: 'lib', testMatch: ['<rootDir>/test/**/*.test.ts'] },
  {
    ...everyProject,
    displayName: 'examples',
    testMatch: ['<rootDir>/examples/**/*.test.ts'],
    setupFilesAfterEnv: ['<rootDir>/lib/testing/jest-matchers.ts'],
    snapshotSerializers: ['<rootDir>/lib/testing/jest-serializer.ts'],
  },
];

project.synth();
