import { type CfnResource, Token, Tokenization } from 'aws-cdk-lib';
import { TemplateResolver, types, whileReading } from '../../readers/construct-tree';
import { isPlain } from './prototype-key';

/** Bytes from which on it is worth while to make the document and see whether a template holds it. */
const worthMaking = 300_000;
/** What an operation takes in a document beside the texts that it is given. */
const bytesOfMethod = 600;

/** Properties by which parts of an API name each other: a document has names for them. */
const namesOfParts: ReadonlySet<string> = new Set([
  'authorizerId',
  'methodResponses',
  'name',
  'parentId',
  'requestModels',
  'requestValidatorId',
  'resourceId',
  'restApiId',
]);

/**
 * Whether the parts of an API could make a document that no template holds, with values in it that only the deployment knows. It looks at
 * what they are given, without resolving it: of the API's own resource, the L2 construct gives most as tokens, and they are few.
 *
 * @param given bytes of the document that the API begins with, in which there may be anything
 */
export function mayOverflow(api: CfnResource, parts: Iterable<CfnResource>, given: number): boolean {
  if (given >= worthMaking) return true;
  let bytes = given;
  let hasTokens = given > 0 || hasIntrinsics(api);
  for (const part of parts) {
    if (part.cfnResourceType === types.method) bytes += bytesOfMethod;
    const seen = new Set<unknown>();
    const open = ownValues(part);
    while (open.length > 0) {
      const value = open.pop();
      if (typeof value === 'string') bytes += value.length;
      hasTokens ||= Token.isUnresolved(value);
      if (value === null || typeof value !== 'object' || seen.has(value) || !(Array.isArray(value) || isPlain(value))) continue;
      seen.add(value);
      open.push(...(Object.values(value) as unknown[]));
    }
    if (hasTokens && bytes >= worthMaking) return true;
  }
  return false;
}

function ownValues(part: CfnResource): unknown[] {
  const { cfnProperties } = part as unknown as { readonly cfnProperties: Readonly<Record<string, unknown>> };
  return Object.entries(cfnProperties).flatMap(([name, value]) => (namesOfParts.has(name) ? [] : [value]));
}

function hasIntrinsics(api: CfnResource): boolean {
  const resolver = new TemplateResolver(new Map());
  const { Resources } = whileReading(
    () => Tokenization.resolve(api._toCloudFormation(), { scope: api, resolver, preparing: false }) as { readonly Resources: unknown },
  );
  return /"(?:Ref|Fn::\w+)":/.test(JSON.stringify(Resources));
}
