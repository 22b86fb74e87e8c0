import { listNode, mapNode, textNode } from '../../source/build';
import { toJson } from '../../source/to-json';
import type { TreeNode } from '../../source/tree';
import type { ServerlessDocument } from './document';
import { entriesOf, itemsOf, member, text } from './nodes';

const extension = 'x-amazon-apigateway-policy';

/** Members of `ResourcePolicy` but for the endpoints of VPCs, with the condition that refuses callers; accounts are principals. */
const accounts = [
  ['AwsAccountWhitelist', 'Allow'],
  ['AwsAccountBlacklist', 'Deny'],
] as const;
const ranges = [
  ['IpRangeWhitelist', 'NotIpAddress'],
  ['IpRangeBlacklist', 'IpAddress'],
] as const;
const endpoints = [
  ['SourceVpcBlacklist', 'IntrinsicVpcBlacklist', 'IntrinsicVpceBlacklist', 'StringEquals'],
  ['SourceVpcWhitelist', 'IntrinsicVpcWhitelist', 'IntrinsicVpceWhitelist', 'StringNotEquals'],
] as const;

/** What `ResourcePolicy` of an API, or of an event, says of the methods of a path, in the transform's order. */
export function pathStatements(
  document: ServerlessDocument,
  policy: TreeNode | undefined,
  path: string,
  stage: TreeNode | undefined,
): readonly TreeNode[] {
  if (policy === undefined) return [];
  const resources = resourcesOf(document, policy, path, stage);
  const statement = (effect: string, principal: TreeNode, condition?: TreeNode): TreeNode =>
    mapNode(
      [
        ['Effect', textNode(effect, policy)],
        ['Action', textNode('execute-api:Invoke', policy)],
        ['Resource', resources],
        ['Principal', principal],
        ['Condition', condition],
      ],
      policy,
    );
  const everyone = textNode('*', policy);
  const refusing = (condition: string, tests: readonly (readonly [string, readonly TreeNode[]])[]): readonly TreeNode[] => {
    const known = tests.filter(([, values]) => values.length > 0).map(([key, values]) => [key, listNode(values, policy)] as const);
    if (known.length === 0) return [];
    return [statement('Allow', everyone), statement('Deny', everyone, mapNode([[condition, mapNode(known, policy)]], policy))];
  };
  const values = (name: string) => itemsOf(member(policy, name));
  const ofAccounts = accounts.flatMap(([name, effect]) => {
    const list = values(name);
    return list.length === 0 ? [] : [statement(effect, mapNode([['AWS', listNode(list, policy)]], policy))];
  });
  const ofRanges = ranges.flatMap(([name, condition]) => refusing(condition, [['aws:SourceIp', values(name)]]));
  const ofEndpoints = endpoints.flatMap(([mixed, vpcs, vpces, condition]) => {
    const starting = (prefix: string) => values(mixed).filter((item) => text(item)?.startsWith(prefix));
    return refusing(condition, [
      ['aws:SourceVpc', [...starting('vpc-'), ...values(vpcs)]],
      ['aws:SourceVpce', [...starting('vpce-'), ...values(vpces)]],
    ]);
  });
  return [...ofAccounts, ...ofRanges, ...ofEndpoints];
}

/** `CustomStatements`, as they are written. */
export function customStatements(policy: TreeNode | undefined): readonly TreeNode[] {
  return itemsOf(member(policy, 'CustomStatements'));
}

/** Adds statements to the policy of the document. One that is there already is not there twice. */
export function addStatements(document: ServerlessDocument, span: TreeNode, statements: readonly TreeNode[]): void {
  if (statements.length === 0) return;
  const before = document.member(extension);
  const byText = new Map([...itemsOf(member(before, 'Statement')), ...statements].map((one) => [JSON.stringify(toJson(one)), one]));
  const version = member(before, 'Version') ?? textNode('2012-10-17', span);
  const others = entriesOf(before).filter(([name]) => name !== 'Version' && name !== 'Statement');
  const policy = mapNode([...others, ['Version', version], ['Statement', listNode([...byText.values()], span)]], span);
  document.setMember(extension, policy);
}

/** `execute-api:/STAGE/VERB/path` for each method; any text stands for a path variable. */
function resourcesOf(document: ServerlessDocument, span: TreeNode, path: string, stage: TreeNode | undefined): TreeNode {
  const pattern = path.replace(/\{[^{}]*\}/g, '*');
  const known = text(stage);
  const list = document.methodsOf(path).map((verb) => {
    const rest = `/${verb}${pattern}`;
    if (stage === undefined || known !== undefined) return textNode(`execute-api:/${known ?? '*'}${rest}`, span);
    const variables = mapNode([['__Stage__', stage]], span);
    const sub = listNode([textNode(`execute-api:/\${__Stage__}${rest}`, span), variables], span);
    return mapNode([['Fn::Sub', sub]], span);
  });
  return listNode(list, span);
}
