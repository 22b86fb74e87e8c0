import { Lazy, Token } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { MappingSource } from '../sources';
import { afterCfnMethod } from './after-cfn-method';
import type { LateToken } from './deployment-token';

/** What an integration needs its method to declare. */
export interface MethodDeclarations {
  /** Everything that the integration reads; what is no parameter of the method request is passed over. */
  readonly reads: readonly MappingSource[];
  /** Status codes that its responses map to, with the headers that they set. */
  readonly answers: readonly { readonly statusCode: string; readonly headers: readonly string[] }[];
}

/** `method.request.…` keys with what the integration says about them; undefined: it does not mind. */
type ParameterDeclarations = ReadonlyMap<string, boolean | undefined>;
type ResponseDeclarations = ReadonlyMap<string, readonly string[]>;

/**
 * Declares on the method what the integration reads and sets, beside what the person declared. The declarations show as
 * soon as the method exists, and go on to hold when the person declares more later.
 *
 * @returns a text that changes when, and only when, the declarations that the person did not make change
 */
export function declareOnMethod(method: apigateway.Method, declarations: MethodDeclarations): LateToken | undefined {
  const parameters = parameterDeclarations(declarations.reads);
  const responses = responseDeclarations(declarations.answers);
  if (parameters.size === 0 && responses.size === 0) return undefined;
  let given: { readonly parameters: unknown; readonly responses: unknown } | undefined;
  afterCfnMethod(method, (cfnMethod) => {
    given = { parameters: cfnMethod.requestParameters, responses: cfnMethod.methodResponses };
    if (parameters.size > 0) declareParameters(cfnMethod, parameters);
    if (responses.size > 0) declareResponses(cfnMethod, responses);
  });
  return (context) => {
    const before = context.resolve(given ?? {}) as {
      readonly parameters?: GivenParameters;
      readonly responses?: readonly MethodResponseProperty[];
    };
    const added = { parameters: addedParameters(before.parameters, parameters), responses: addedResponses(before.responses, responses) };
    return added.parameters.length + added.responses.length > 0 ? JSON.stringify(added) : undefined;
  };
}

function addedParameters(given: GivenParameters, declared: ParameterDeclarations): readonly unknown[] {
  return [...declared].filter(([key]) => !Object.hasOwn(given ?? {}, key)).map(([key, required]) => [key, required ?? false]);
}

function addedResponses(given: readonly MethodResponseProperty[] | undefined, declared: ResponseDeclarations): readonly unknown[] {
  return [...declared].flatMap(([statusCode, headers]) => {
    const response = given?.find((candidate) => String(candidate.statusCode) === statusCode);
    const known = response?.responseParameters ?? {};
    const added = headers.filter((name) => !Object.hasOwn(known, `method.response.header.${name}`));
    return response && added.length === 0 ? [] : [[statusCode, added]];
  });
}

function parameterDeclarations(reads: readonly MappingSource[]): ParameterDeclarations {
  const declared = new Map<string, boolean | undefined>();
  for (const { _form: form, _required: required } of reads) {
    if (form?.kind !== 'method-request') continue;
    const key = `method.request.${form.location}.${form.name}`;
    const wanted = form.location === 'path' ? true : required;
    declared.set(key, wanted || declared.get(key) || (wanted ?? declared.get(key)));
  }
  return declared;
}

function responseDeclarations(answers: MethodDeclarations['answers']): ResponseDeclarations {
  const declared = new Map<string, readonly string[]>();
  for (const { statusCode, headers } of answers) {
    declared.set(statusCode, [...new Set([...(declared.get(statusCode) ?? []), ...headers])]);
  }
  return declared;
}

function declareParameters(cfnMethod: apigateway.CfnMethod, declared: ParameterDeclarations): void {
  const given: unknown = cfnMethod.requestParameters;
  cfnMethod.requestParameters = Token.isUnresolved(given)
    ? Lazy.uncachedAny({ produce: (context) => mergeParameters(cfnMethod, context.resolve(given) as GivenParameters, declared) })
    : mergeParameters(cfnMethod, given as GivenParameters, declared);
}

type GivenParameters = Readonly<Record<string, boolean>> | undefined;

function mergeParameters(cfnMethod: apigateway.CfnMethod, given: GivenParameters, declared: ParameterDeclarations) {
  const merged = new Map<string, boolean>(Object.entries(given ?? {}));
  for (const [key, required] of declared) {
    if (merged.get(key) === false && required === true && !key.startsWith('method.request.path.')) {
      throw new Error(
        `the integration of ${cfnMethod.node.path} needs ${key} to be required, and the method declares it as not required: drop one of the two`,
      );
    }
    if (!merged.has(key)) merged.set(key, required ?? false);
  }
  return Object.fromEntries(merged);
}

/** Of what the person gives and CDK renders; more may come until synthesis, by `method.addMethodResponse`. */
type MethodResponseProperty = apigateway.CfnMethod.MethodResponseProperty;

function declareResponses(cfnMethod: apigateway.CfnMethod, declared: ResponseDeclarations): void {
  const given: unknown = cfnMethod.methodResponses;
  cfnMethod.methodResponses = Lazy.uncachedAny({
    produce: (context) => mergeResponses((context.resolve(given) ?? []) as readonly MethodResponseProperty[], declared),
  });
}

function mergeResponses(given: readonly MethodResponseProperty[], declared: ResponseDeclarations): readonly MethodResponseProperty[] {
  const missing = new Map(declared);
  const merged = given.map((response) => {
    const headers = missing.get(String(response.statusCode));
    missing.delete(String(response.statusCode));
    return headers ? { ...response, ...responseParameters(headers, response.responseParameters as GivenParameters) } : response;
  });
  const added = [...missing].map(([statusCode, headers]) => ({ statusCode, ...responseParameters(headers, undefined) }));
  return [...merged, ...added];
}

function responseParameters(headers: readonly string[], given: GivenParameters) {
  const merged = new Map<string, boolean>(headers.map((name) => [`method.response.header.${name}`, false]));
  for (const [key, required] of Object.entries(given ?? {})) merged.set(key, required);
  return merged.size > 0 ? { responseParameters: Object.fromEntries(merged) } : {};
}
