import { createHash } from 'node:crypto';
import type { Json } from '../../../definition';
import { listNode, mapNode, textNode } from '../../source/build';
import { toJson } from '../../source/to-json';
import type { TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';
import { types } from '../types';
import { textAt } from './document';
import { itemsOf, member, text } from './nodes';

/** Members of `Domain` that the domain name has under the same name. */
const kept = ['DomainName', 'MutualTlsAuthentication', 'SecurityPolicy', 'OwnershipVerificationCertificateArn'];

/** `Domain` of an API: the domain name, and a mapping for each base path. Records of Route 53 are no part of an API. */
export function domain(api: TemplateResource, stageId: string): readonly TemplateResource[] {
  const given = member(api.properties.node, 'Domain');
  const name = member(given, 'DomainName');
  const endpoint = textAt(given, 'EndpointConfiguration') ?? 'REGIONAL';
  // Private domain names have resources of another kind, with a policy and an id.
  if (given === undefined || name === undefined || endpoint === 'PRIVATE') return [];
  const certificate = endpoint === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn';
  const made = (logicalId: string, type: string, members: readonly (readonly [string, TreeNode | undefined])[]): TemplateResource => ({
    logicalId,
    type,
    properties: api.properties.ownedBy({ ...api.origin, logicalId }).holding(mapNode(members, given)),
    origin: { ...api.origin, logicalId },
  });
  const id = `ApiGatewayDomainName${hashOf(name)}`;
  const endpoints = mapNode([['Types', listNode([textNode(endpoint, given)], given)]], given);
  const paths = itemsOf(member(given, 'BasePath'));
  const isPlain = textAt(given, 'NormalizeBasePath') !== 'false';
  const mapping = (basePath: TreeNode | undefined): TemplateResource => {
    // The transform takes what is no letter and no digit out of a base path.
    const written = text(basePath);
    const plain = written?.replace(/[^\p{L}\p{N}]/gu, '');
    const shown = basePath === undefined || plain === undefined || !isPlain ? basePath : textNode(plain, basePath);
    return made(`${api.logicalId}${plain ?? ''}BasePathMapping`, types.basePathMapping, [
      ['DomainName', mapNode([['Ref', textNode(id, given)]], given)],
      ['RestApiId', mapNode([['Ref', textNode(api.logicalId, given)]], given)],
      ['Stage', mapNode([['Ref', textNode(stageId, given)]], given)],
      ['BasePath', shown],
    ]);
  };
  return [
    made(id, types.domainName, [
      ...kept.map((key) => [key, member(given, key)] as const),
      [certificate, member(given, 'CertificateArn')],
      ['EndpointConfiguration', endpoints],
    ]),
    ...(paths.length === 0 ? [mapping(undefined)] : paths.map(mapping)),
  ];
}

/** The transform tells domain names apart by the beginning of a hash of the name. */
function hashOf(name: TreeNode): string {
  const data = text(name) ?? JSON.stringify(sorted(toJson(name)));
  return createHash('sha1').update(data).digest('hex').slice(0, 10);
}

function sorted(json: Json): Json {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map(sorted);
  const entries = Object.entries(json).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}
