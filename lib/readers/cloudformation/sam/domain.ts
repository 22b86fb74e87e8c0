import { listNode, mapNode, textNode } from '../../source/build';
import type { TreeNode } from '../../source/tree';
import type { TemplateResource } from '../template-resource';
import { types } from '../types';
import { textAt } from './document';
import { hashOf } from './hash';
import { madeResource } from './made-resource';
import { itemsOf, member, ref, text } from './nodes';
import { propagatesTags, tags } from './tags';

/** Members of `Domain` that the domain name has under the same name. */
const kept = [
  'DomainName',
  'MutualTlsAuthentication',
  'SecurityPolicy',
  'EndpointAccessMode',
  'Policy',
  'OwnershipVerificationCertificateArn',
];

/** Private domain names, and what maps to them, are resources of other kinds. */
const publicKind = { id: 'ApiGatewayDomainName', type: types.domainName, mapping: types.basePathMapping, named: 'DomainName' } as const;
const privateKind = {
  id: 'ApiGatewayDomainNameV2',
  type: types.domainNameV2,
  mapping: types.basePathMappingV2,
  named: 'DomainNameArn',
} as const;

/** `Domain` of an API: the domain name, and a mapping for each base path. Records of Route 53 are no part of an API. */
export function domain(api: TemplateResource, stageId: string): readonly TemplateResource[] {
  const given = member(api.properties.node, 'Domain');
  const name = member(given, 'DomainName');
  const endpoint = textAt(given, 'EndpointConfiguration') ?? 'REGIONAL';
  if (given === undefined || name === undefined) return [];
  const kind = endpoint === 'PRIVATE' ? privateKind : publicKind;
  const certificate = endpoint === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn';
  const id = `${kind.id}${hashOf(name)}`;
  const endpoints = mapNode(
    [
      ['Types', listNode([textNode(endpoint, given)], given)],
      ['IpAddressType', member(given, 'IpAddressType')],
    ],
    given,
  );
  const paths = itemsOf(member(given, 'BasePath'));
  const isPlain = textAt(given, 'NormalizeBasePath') !== 'false';
  const mapping = (basePath: TreeNode | undefined): TemplateResource => {
    // The transform takes what is no letter and no digit out of a base path.
    const written = text(basePath);
    const plain = written?.replace(/[^\p{L}\p{N}]/gu, '');
    const shown = basePath === undefined || plain === undefined || !isPlain ? basePath : textNode(plain, basePath);
    const members = [
      [kind.named, ref(id, given)],
      ['RestApiId', ref(api.logicalId, given)],
      ['Stage', ref(stageId, given)],
      ['BasePath', shown],
    ] as const;
    return madeResource(api, `${api.logicalId}${plain ?? ''}BasePathMapping`, kind.mapping, members, given);
  };
  const members = [
    ...kept.map((key) => [key, member(given, key)] as const),
    [certificate, member(given, 'CertificateArn')] as const,
    ['EndpointConfiguration', endpoints] as const,
    ['Tags', propagatesTags(api) ? tags(member(api.properties.node, 'Tags')) : undefined] as const,
  ];
  return [madeResource(api, id, kind.type, members, given), ...(paths.length === 0 ? [mapping(undefined)] : paths.map(mapping))];
}
