import { App, type IPolicyValidationContext, type IPolicyValidationPlugin, Stack, Validations } from 'aws-cdk-lib';
import { HttpIntegration, PassthroughBehavior, RestApi } from 'aws-cdk-lib/aws-apigateway';

// METHODS: how many methods, four on each `/rK/{id}`; OWN: each with templates of other names; VALIDATED: with this library's plugin.
const methods = Number(process.env['METHODS']);
const own = (index: number) => (process.env['OWN'] ? String(index).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit))) : '');
const verbs = ['GET', 'POST', 'PUT', 'DELETE'];

function requestTemplate(index: number): string {
  return `#set($pet = $input.path('$.pet${own(index)}'))
{
  "id": "$input.params('id')",
  "name": $input.json('$.name'),
  "stage": "$context.stage",
#if($pet.tags && $pet.tags.size() > 0)
  "tags": [#foreach($tag in $pet.tags)"$util.escapeJavaScript($tag).replaceAll("\\\\'", "'")"#if($foreach.hasNext),#end#end],
#end
  "kind": "pet-${own(index)}"
}`;
}

function responseTemplate(index: number): string {
  return `{ "pet${own(index)}": $input.json('$.pet'), "requestId": "$context.requestId" }`;
}

function integration(verb: string, index: number): HttpIntegration {
  return new HttpIntegration(`https://petstore.example.com/v${index}/{id}`, {
    httpMethod: verb,
    proxy: false,
    options: {
      passthroughBehavior: PassthroughBehavior.NEVER,
      requestParameters: {
        'integration.request.path.id': 'method.request.path.id',
        'integration.request.querystring.kind': 'method.request.querystring.type',
        'integration.request.header.X-Env': `'prod-${index}'`,
      },
      requestTemplates: { 'application/json': requestTemplate(index) },
      integrationResponses: [
        {
          statusCode: '200',
          responseParameters: { 'method.response.header.X-Request-Id': 'integration.response.header.x-request-id' },
          responseTemplates: { 'application/json': responseTemplate(index) },
        },
        { statusCode: '404', selectionPattern: '404', responseTemplates: { 'application/json': '{"error":"no pet"}' } },
      ],
    },
  });
}

function stockApp(): App {
  const app = new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  const api = new RestApi(new Stack(app, 'Pets'), 'Api');
  for (let first = 0; first < methods; first += verbs.length) {
    const resource = api.root.addResource(`r${first / verbs.length}`).addResource('{id}');
    for (const [offset, verb] of verbs.entries()) {
      if (first + offset >= methods) break;
      resource.addMethod(verb, integration(verb, first + offset), {
        requestParameters: { 'method.request.path.id': true, 'method.request.querystring.type': false },
        methodResponses: [
          { statusCode: '200', responseParameters: { 'method.response.header.X-Request-Id': true } },
          { statusCode: '404' },
        ],
      });
    }
  }
  return app;
}

/** CPU time of this process in seconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** What the profile of `phases.ts` looks at. */
function measured(context: IPolicyValidationContext) {
  const { RestApiValidationPlugin } = require('../../lib/constructs/validation') as typeof import('../../lib/constructs/validation');
  return new RestApiValidationPlugin().validate(context);
}

/** The plugin as an app adds it, loading included, with a clock around it. */
class MeasuredPlugin implements IPolicyValidationPlugin {
  readonly name = 'cdk-rest-integrations';
  seconds = 0;

  validate(context: IPolicyValidationContext) {
    const begun = cpu();
    const report = measured(context);
    this.seconds = cpu() - begun;
    if (report.violations.some(({ ruleName }) => ruleName !== 'resources-near-limit'))
      throw new Error(JSON.stringify(report.violations[0]));
    return report;
  }
}

const plugin = new MeasuredPlugin();
const app = stockApp();
if (process.env['VALIDATED']) Validations.of(app).addPlugins(plugin);
app.synth();
process.once('exit', () => process.stdout.write(`${JSON.stringify({ cpu: cpu(), validation: plugin.seconds })}\n`));
