import { type ApiDefinition, isLiteral, literal, type Stage, type Value } from '../../../definition';
import { everyMethodBy, type RuleContext } from '../../context';
import { developerGuide } from '../../documentation';
import { apiPart, cloudFormation } from '../../examples';
import type { Finding, MethodPlace, Part, Rule } from '../../rule';
import { didYouMean } from '../../texts/nearest';
import { PartialText } from '../../texts/partial-text';
import { advise } from '../../texts/phrases';

const staged = (Variables: Record<string, string>) =>
  cloudFormation(
    { Dev: apiPart('Stage', { StageName: 'dev', Variables }) },
    { method: { Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://${stageVariables.host}/pets' } } },
  );

/** What reads a stage variable needs it on every stage. */
export const stageVariableUndefined: Rule = {
  id: 'stage-variable-undefined',
  consequence: 'sometimes-fails',
  summary: 'Every stage has the stage variables that the API reads.',
  effect: 'A stage variable that is not there is the empty text; an endpoint URL is then invalid, and calls fail with 500.',
  docs: developerGuide('aws-api-gateway-stage-variables-reference'),
  fails: staged({ petsHost: 'pets.example.com' }),
  passes: staged({ host: 'pets.example.com' }),
  check: everyMethodBy(['integration', 'uri variables', 'mappings', 'templates', 'responses'], ofMethod, ofAuthorizers),
};

function* ofAuthorizers({ authorizers, stages }: ApiDefinition): Iterable<Finding> {
  if (stages.length === 0) return;
  for (const authorizer of authorizers) yield* judge(authorizer, authorizer.authorizerUri, braced, stages, 'authorizerUri');
}

function* ofMethod({ method: { integration } }: MethodPlace, { definition: { stages } }: RuleContext): Iterable<Finding> {
  if (!integration || stages.length === 0) return;
  for (const member of ['uri', 'credentials', 'connectionId'] as const)
    yield* judge(integration, integration[member], braced, stages, member);
  for (const mapping of integration.requestParameters) yield* judge(mapping, mapping.source, bare, stages);
  for (const template of integration.requestTemplates) yield* judge(template, template.template, ofTemplates, stages);
  for (const response of integration.integrationResponses) {
    for (const mapping of response.responseParameters) yield* judge(mapping, mapping.source, bare, stages);
    for (const template of response.responseTemplates) yield* judge(template, template.template, ofTemplates, stages);
  }
}

const braced = /\$\{stageVariables\.(\w+)\}/g;
const bare = /^stageVariables\.(\w+)$/g;
const ofTemplates = /\$!?\{?stageVariables\.([a-zA-Z_]\w*)(?![\w(-])/g;

function* judge(at: Part, value: Value<string> | undefined, form: RegExp, stages: readonly Stage[], member?: string): Iterable<Finding> {
  if (value === undefined || (isLiteral(value) && !value.includes('stageVariables'))) return;
  const text = new PartialText(value);
  const told = new Set<string>();
  for (const match of text.judged.matchAll(form)) {
    const name = match[1];
    const lacking = stages.filter((stage) => !variablesOf(stage).has(name));
    if (lacking.length === 0 || told.has(name)) continue;
    told.add(name);
    const stageNames = lacking.map((stage) => literal(stage.name) ?? 'a stage').join(', ');
    const others = new Set(lacking.flatMap((stage) => [...variablesOf(stage)]));
    yield {
      at,
      ...(member === undefined ? {} : { member }),
      message: `The stage variable ${name} is read, but ${lacking.length === 1 ? 'the stage' : 'the stages'} ${stageNames} ${lacking.length === 1 ? 'has' : 'have'} none of that name.`,
      offending: {
        ...text.offending(member ?? (form === bare ? 'mapping source' : 'template'), match.index, match.index + match[0].length),
        ...(form === ofTemplates ? { multiline: true } : {}),
      },
      help: [...didYouMean(name, others), advise(`define ${name} on ${stageNames}`)],
    };
  }
}

function variablesOf({ variables, canarySetting }: Stage): ReadonlySet<string> {
  return new Set([...variables, ...(canarySetting?.stageVariableOverrides ?? [])].map(({ name }) => name));
}
