import { type Help, type Integration, literal, type ParameterMapping, type RelatedText } from '../../../definition';
import { everyMethodBy, type RuleContext } from '../../context';
import { developerGuide } from '../../documentation';
import { integrationExample, openApi } from '../../examples';
import type { Finding, MethodPlace, Rule } from '../../rule';
import { nearest } from '../../texts/nearest';
import { PartialText } from '../../texts/partial-text';
import { advise, replaceBy } from '../../texts/phrases';
import { isHttpType, uriVariables } from './endpoint';

const docs = developerGuide('rest-api-parameter-mapping');
const petPath = (target: string) =>
  openApi({
    '/pets/{petId}': {
      get: {
        'x-amazon-apigateway-integration': {
          type: 'http_proxy',
          httpMethod: 'GET',
          uri: 'https://petstore.example.com/pets/{id}',
          requestParameters: { [`integration.request.path.${target}`]: 'method.request.path.petId' },
        },
      },
    },
  });

/** A variable of the URI gets its value from a mapping, never from a path parameter of the same name. */
export const uriVariableUnmapped: Rule = {
  id: 'uri-variable-unmapped',
  consequence: 'always-fails',
  summary: 'Every {variable} of the endpoint URL has a path mapping.',
  effect: 'Deploying works; every call then fails with 500 (Illegal character in path).',
  docs,
  fails: petPath('petid'),
  passes: petPath('id'),
  check: everyMethodBy(['integration', 'uri variables', 'targets', 'templates'], function* (place, context) {
    const mapped = pathMappings(place, context);
    if (!mapped) return;
    const { integration, uri, mappings } = mapped;
    for (const variable of uriVariables(uri.judged)) {
      if (mappings.has(variable.name)) continue;
      const unused = unusedMappings(mapped);
      const twin = twinOf(variable.name, mapped, unused);
      yield {
        at: integration,
        member: 'uri',
        message: `The endpoint URL has {${variable.name}}, but nothing gives it a value.`,
        // What becomes of the braces is documented for HTTP endpoints alone.
        ...(isHttpType(integration)
          ? {}
          : { consequence: 'sometimes-fails', effect: 'The service is then called with the braces as they stand.' }),
        offending: uri.offending('endpoint URL', variable.start, variable.end, 'no path mapping'),
        ...(twin === undefined ? {} : { related: [twinMapping(twin, unused)] }),
        help: [twin === undefined ? mappingHelp(variable.name, place) : renamingHelp(variable.name, twin)],
      };
    }
  }),
};

/** A path mapping whose variable the URI lacks changes nothing. */
export const pathMappingUnused: Rule = {
  id: 'path-mapping-unused',
  consequence: 'advice',
  summary: 'Every path mapping fills a {variable} of the endpoint URL.',
  effect: 'The service accepts the mapping and ignores it.',
  docs,
  fails: integrationExample({
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'https://petstore.example.com/pets',
    requestParameters: { 'integration.request.path.id': "'7'" },
  }),
  passes: integrationExample({
    type: 'http_proxy',
    httpMethod: 'GET',
    uri: 'https://petstore.example.com/pets/{id}',
    requestParameters: { 'integration.request.path.id': "'7'" },
  }),
  check: everyMethodBy(['integration', 'uri variables', 'targets', 'templates'], function* (place, context): Iterable<Finding> {
    const mapped = pathMappings(place, context);
    if (!mapped?.uri.isKnown || mapped.mappings.size === 0) return;
    const unmapped = unmappedVariables(mapped);
    const unused = unusedMappings(mapped);
    for (const [name, mapping] of unused) {
      // The misspelt half of a pair is told with the variable that it was meant for.
      if (unmapped.some((variable) => twinOf(variable, mapped, unused) === name)) continue;
      yield {
        at: mapping,
        message: `The mapping of the path variable ${name} is not used: the endpoint URL has no {${name}}.`,
        offending: { name: 'mapping target', text: mapping.target, start: mapping.target.length - name.length, end: mapping.target.length },
        related: [{ label: 'the endpoint URL', origin: mapped.integration.origin, offending: mapped.uri.offending('endpoint URL') }],
        help: [advise(`put {${name}} into the endpoint URL, or remove the mapping`)],
      };
    }
  }),
};

function unmappedVariables({ uri, mappings }: PathMappings): readonly string[] {
  return uriVariables(uri.judged).flatMap(({ name }) => (mappings.has(name) ? [] : [name]));
}

/** The mapping that was meant for a variable: one of nearly its name, or the only one left over for the only variable without one. */
function twinOf(variable: string, mapped: PathMappings, unused: ReadonlyMap<string, ParameterMapping>): string | undefined {
  const near = nearest(variable, unused.keys())[0];
  if (near !== undefined || unused.size !== 1) return near;
  const [left] = unused.keys();
  return new Set(unmappedVariables(mapped)).size === 1 ? left : undefined;
}

/** The mapping that was meant for a variable and has another name. */
function twinMapping(twin: string, unused: ReadonlyMap<string, ParameterMapping>): RelatedText {
  const { origin, target } = unused.get(twin) as ParameterMapping;
  const offending = { name: 'mapping target', text: target, start: target.length - twin.length, end: target.length };
  return { label: `did you mean this one? it maps {${twin}}`, origin, offending };
}

interface PathMappings {
  readonly integration: Integration;
  readonly uri: PartialText;
  readonly mappings: ReadonlyMap<string, ParameterMapping>;
}

/** URI and path mappings where the service fills the one by the other; undefined where it does not, or a template may do it. */
function pathMappings({ method: { integration } }: MethodPlace, { expressions }: RuleContext): PathMappings | undefined {
  if (!integration?.uri || !(isHttpType(integration) || literal(integration.type) === 'AWS')) return undefined;
  const overrides = integration.requestTemplates.some(({ template }) =>
    (literal(template) ?? 'requestOverride').includes('requestOverride'),
  );
  if (overrides) return undefined;
  const mappings = new Map<string, ParameterMapping>();
  for (const mapping of integration.requestParameters) {
    const target = expressions.requestTarget(mapping.target);
    if (target?.location === 'path' && mapping.malformed === undefined) mappings.set(target.name, mapping);
  }
  return { integration, uri: new PartialText(integration.uri), mappings };
}

function unusedMappings({ uri, mappings }: PathMappings): ReadonlyMap<string, ParameterMapping> {
  const used = new Set(uriVariables(uri.judged).map(({ name }) => name));
  return new Map([...mappings].filter(([name]) => !used.has(name)));
}

function renamingHelp(name: string, twin: string): Help {
  return advise(`map integration.request.path.${name} instead of integration.request.path.${twin}`);
}

function mappingHelp(name: string, { resource }: MethodPlace): Help {
  const isOfResource = resource.path.includes(`{${name}}`) || resource.path.includes(`{${name}+}`);
  const source = isOfResource ? `method.request.path.${name}` : undefined;
  const target = `integration.request.path.${name}`;
  return source
    ? replaceBy(`${target}: ${source}`, `add the mapping ${target}: ${source}`)
    : advise(`add a mapping to ${target}, or remove {${name}}`);
}
