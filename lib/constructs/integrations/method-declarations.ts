import { Lazy, Token } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { fault } from '../props/fault';
import type { MappingSource } from '../sources';
import { afterCfnMethod } from './after-cfn-method';

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
 */
export function declareOnMethod(method: apigateway.Method, declarations: MethodDeclarations): void {
  const parameters = parameterDeclarations(declarations.reads);
  const responses = responseDeclarations(declarations.answers);
  if (parameters.size === 0 && responses.size === 0) return;
  afterCfnMethod(method, (cfnMethod) => {
    if (parameters.size > 0) declareParameters(cfnMethod, parameters);
    if (responses.size > 0) declareResponses(cfnMethod, responses);
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
      throw fault(
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
