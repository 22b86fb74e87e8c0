import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, type IPolicyValidationContext, NestedStack, type PolicyValidationPluginReport, Stack, Validations } from 'aws-cdk-lib';
import { CfnUsagePlan, HttpIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpCustomIntegration, MockTemplateIntegration, RestApiValidationPlugin } from '../../../lib';

/** An app whose plugin's report is at hand. CDK tells a failed validation by the exit code (2.257) or an exception (2.276). */
function validated(build: (app: App) => void) {
  const app = new App({ outdir: mkdtempSync(path.join(tmpdir(), 'plugin-')) });
  const reports: PolicyValidationPluginReport[] = [];
  const plugin = new RestApiValidationPlugin();
  const validate = (context: IPolicyValidationContext) => {
    const report = plugin.validate(context);
    reports.push(report);
    return report;
  };
  Validations.of(app).addPlugins({ name: plugin.name, ruleIds: plugin.ruleIds, validate });
  build(app);
  jest.spyOn(console, 'error').mockReturnValue(undefined);
  let failed = false;
  try {
    app.synth();
  } catch {
    failed = true;
  }
  failed ||= process.exitCode === 1;
  process.exitCode = undefined;
  return { report: reports[0], failed, outdir: app.outdir };
}

const bad = () => new HttpIntegration('ftp://example.com/');
const rulesOf = ({ report }: ReturnType<typeof validated>) => report.violations.map(({ ruleName }) => ruleName);

test('stock constructs are judged, with the resource and the place in its template', () => {
  const { report, failed, outdir } = validated((app) => new RestApi(new Stack(app, 'Test'), 'Api').root.addMethod('GET', bad()));
  expect(report.success).toBe(false);
  expect(failed).toBe(true);
  expect(report.violations).toMatchObject([
    {
      ruleName: 'http-uri',
      severity: 'error',
      description: expect.stringContaining('ftp://example.com/') as unknown,
      fix: expect.stringMatching(/./) as unknown,
      violatingResources: [
        { resourceLogicalId: 'ApiGET9257B917', templatePath: expect.stringMatching(/Test\.template\.json$/) as unknown },
      ],
    },
  ]);
  const file = readdirSync(outdir).find((name) => name.endsWith('validation-report.json')) ?? '';
  expect(readFileSync(path.join(outdir, file), 'utf8')).toContain('http-uri');
});

test('what synthesis has told already is not told again', () => {
  const result = validated((app) => {
    const stack = new Stack(app, 'Test');
    const ours = new RestApi(stack, 'Ours');
    ours.root.addMethod('GET', new MockTemplateIntegration());
    ours.root.addMethod('PUT', bad());
    // Without this the synthesis would end with what it tells, before the plugin has its turn.
    const validate = ours.node.validate.bind(ours.node);
    jest.spyOn(ours.node, 'validate').mockImplementation(() => validate().slice(0, 0));
    new RestApi(stack, 'Stock').root.addMethod('GET', bad());
  });
  expect(result.report.violations.map(({ violatingResources }) => violatingResources[0]?.resourceLogicalId)).toEqual([
    expect.stringMatching(/^StockGET/) as unknown,
  ]);
});

test('templates of nested stacks are judged', () => {
  const result = validated((app) => new RestApi(new NestedStack(new Stack(app, 'Test'), 'Nested'), 'Api').root.addMethod('GET', bad()));
  expect(rulesOf(result)).toEqual(['http-uri']);
});

test('a usage plan that no API has is judged', () => {
  const result = validated((app) => new CfnUsagePlan(new Stack(app, 'Test'), 'Plan', { quota: { limit: 0, period: 'DAY' } }));
  expect(rulesOf(result)).toEqual(['usage-plan-quota']);
});

test('a usage plan of two APIs is told once', () => {
  const result = validated((app) => {
    const stack = new Stack(app, 'Test');
    const [one, two] = ['One', 'Two'].map((id) => new RestApi(stack, id));
    for (const api of [one, two]) api.root.addMethod('GET', new HttpIntegration('https://example.com/'));
    new CfnUsagePlan(stack, 'Plan', {
      quota: { limit: 0, period: 'DAY' },
      apiStages: [one, two].map((api) => ({ apiId: api.restApiId, stage: api.deploymentStage.stageName })),
    });
  });
  expect(rulesOf(result)).toEqual(['usage-plan-quota']);
});

test('a sound app has a report without violations', () => {
  const { report, failed } = validated((app) => {
    new RestApi(new Stack(app, 'Test'), 'Api').root.addMethod('GET', new HttpCustomIntegration('https://example.com/'));
    new Stack(app, 'Empty');
  });
  expect(report).toMatchObject({ success: true, violations: [] });
  expect(failed).toBe(false);
});

test("CDK's acknowledgement silences a finding", () => {
  const { failed } = validated((app) => {
    new RestApi(new Stack(app, 'Test'), 'Api').root.addMethod('GET', bad());
    Validations.of(app).acknowledge({ id: 'cdk-rest-integrations::http-uri', reason: 'deployed elsewhere' });
  });
  expect(failed).toBe(false);
});

test('all rules are named, for reports that list them', () => {
  expect(new RestApiValidationPlugin().ruleIds).toEqual(expect.arrayContaining(['http-uri', 'uri-variable-unmapped']));
});
