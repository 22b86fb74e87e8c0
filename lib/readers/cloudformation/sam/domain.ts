import { createHash } from 'node:crypto';
import type { Json } from '../../../definition';
import { listNode, mapNode, textNode } from '../../source/build';
import { toJson } from '../../source/to-json';
import type { TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';
import { types } from '../types';
import { textAt } from './document';
import { madeResource } from './made-resource';
import { itemsOf, member, ref, text } from './nodes';

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
  const id = `ApiGatewayDomainName${hashOf(name)}`;
  const endpoints = mapNode([['Types', listNode([textNode(endpoint, given)], given)]], given);
  const paths = itemsOf(member(given, 'BasePath'));
  const isPlain = textAt(given, 'NormalizeBasePath') !== 'false';
  const mapping = (basePath: TreeNode | undefined): TemplateResource => {
    // The transform takes what is no letter and no digit out of a base path.
    const written = text(basePath);
    const plain = written?.replace(/[^\p{L}\p{N}]/gu, '');
    const shown = basePath === undefined || plain === undefined || !isPlain ? basePath : textNode(plain, basePath);
    const members = [
      ['DomainName', ref(id, given)],
      ['RestApiId', ref(api.logicalId, given)],
      ['Stage', ref(stageId, given)],
      ['BasePath', shown],
    ] as const;
    return madeResource(api, `${api.logicalId}${plain ?? ''}BasePathMapping`, types.basePathMapping, members, given);
  };
  const members = [
    ...kept.map((key) => [key, member(given, key)] as const),
    [certificate, member(given, 'CertificateArn')] as const,
    ['EndpointConfiguration', endpoints] as const,
  ];
  return [madeResource(api, id, types.domainName, members, given), ...(paths.length === 0 ? [mapping(undefined)] : paths.map(mapping))];
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
